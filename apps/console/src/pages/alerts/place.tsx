import { BellOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const alerts: Place = {
  path: '/alerts',
  act: 'alerts.read',
  side: 'provider',
  menu: { group: 'operations', label: { zh: '告警', en: 'Alerts' }, icon: <BellOutlined /> },
  page: () => import('./page.tsx'),
}
