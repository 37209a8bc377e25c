import { EnvironmentOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

/** A merchant's own; the provider's people find them with the merchant. */
export const stores: Place = {
  path: '/stores',
  act: 'stores.read',
  side: 'merchant',
  menu: { group: 'merchants', label: { zh: '门店', en: 'Stores' }, icon: <EnvironmentOutlined /> },
  page: () => import('./page.tsx'),
}
