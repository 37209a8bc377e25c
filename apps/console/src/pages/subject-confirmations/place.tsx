import { IdcardOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const subjectConfirmations: Place = {
  path: '/subject-confirmations',
  act: 'applyments.read',
  menu: { group: 'merchants', label: { zh: '开户意愿确认', en: 'Confirmations' }, icon: <IdcardOutlined /> },
  page: () => import('./page.tsx'),
}
