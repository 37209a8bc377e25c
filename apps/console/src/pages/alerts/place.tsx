import { BellOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'
import { OpenAlerts } from './count.tsx'

export const alerts: Place = {
  path: '/alerts',
  act: 'alerts.read',
  side: 'provider',
  menu: { group: 'operations', label: { zh: '告警', en: 'Alerts' }, icon: <BellOutlined />, after: <OpenAlerts /> },
  page: () => import('./page.tsx'),
}
