import { RollbackOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const refunds: Place = {
  path: '/refunds',
  act: 'refunds.read',
  menu: { group: 'money', label: { zh: '退款', en: 'Refunds' }, icon: <RollbackOutlined /> },
  page: () => import('./page.tsx'),
}
