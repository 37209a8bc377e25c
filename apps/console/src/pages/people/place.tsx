import { TeamOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const people: Place = {
  path: '/people',
  act: 'people.read',
  menu: { group: 'people', label: { zh: '人员', en: 'People' }, icon: <TeamOutlined /> },
  page: () => import('./page.tsx'),
}
