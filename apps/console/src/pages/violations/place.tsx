import { WarningOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const violations: Place = {
  path: '/violations',
  act: 'merchants.read',
  menu: { group: 'merchants', label: { zh: '风控处置', en: 'Risk control' }, icon: <WarningOutlined /> },
  page: () => import('./page.tsx'),
}
