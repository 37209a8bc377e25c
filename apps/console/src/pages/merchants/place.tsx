import { ShopOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const merchants: Place = {
  path: '/merchants',
  act: 'merchants.read',
  menu: { group: 'merchants', label: { zh: '商户', en: 'Merchants' }, icon: <ShopOutlined /> },
  page: () => import('./page.tsx'),
}
