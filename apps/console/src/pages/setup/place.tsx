import { CompassOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const setup: Place = {
  path: '/setup',
  act: 'accounts.manage',
  side: 'provider',
  menu: { group: 'merchants', label: { zh: '接入向导', en: 'Set-up' }, icon: <CompassOutlined /> },
  page: () => import('./page.tsx'),
}
