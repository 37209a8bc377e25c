import { ControlOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const operations: Place = {
  path: '/operations',
  act: 'operations.read',
  side: 'provider',
  menu: { group: 'operations', label: { zh: '运行', en: 'Operations' }, icon: <ControlOutlined /> },
  page: () => import('./page.tsx'),
}
