import { PayCircleOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const payments: Place = {
  path: '/payments',
  act: 'payments.read',
  menu: { group: 'money', label: { zh: '收款', en: 'Payments' }, icon: <PayCircleOutlined /> },
  page: () => import('./page.tsx'),
}
