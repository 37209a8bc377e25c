import { QrcodeOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const collect: Place = {
  path: '/collect',
  act: 'payments.make',
  side: 'merchant',
  menu: { group: 'money', label: { zh: '收银', en: 'Collect' }, icon: <QrcodeOutlined /> },
  page: () => import('./page.tsx'),
}
