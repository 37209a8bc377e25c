import { SafetyCertificateOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const accounts: Place = {
  path: '/accounts',
  act: 'accounts.read',
  side: 'provider',
  menu: { group: 'merchants', label: { zh: '服务商号', en: 'Accounts' }, icon: <SafetyCertificateOutlined /> },
  page: () => import('./page.tsx'),
}
