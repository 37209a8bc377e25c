import { CheckSquareOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const approvals: Place = {
  path: '/approvals',
  act: 'approvals.read',
  menu: { group: 'people', label: { zh: '审批', en: 'Approvals' }, icon: <CheckSquareOutlined /> },
  page: () => import('./page.tsx'),
}
