import { ThunderboltOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const events: Place = {
  path: '/developer/events',
  act: 'events.read',
  menu: { group: 'developer', label: { zh: '事件', en: 'Events' }, icon: <ThunderboltOutlined /> },
  page: () => import('./page.tsx'),
}
