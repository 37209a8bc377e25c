import { CodeOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const developer: Place = {
  path: '/developer',
  act: 'webhooks.read',
  menu: { group: 'developer', label: { zh: '接入示例', en: 'Quick start' }, icon: <CodeOutlined /> },
  page: () => import('./page.tsx'),
}
