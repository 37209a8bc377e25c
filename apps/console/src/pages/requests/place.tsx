import { UnorderedListOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const requests: Place = {
  path: '/developer/requests',
  act: 'requests.read',
  menu: { group: 'developer', label: { zh: '请求日志', en: 'Requests' }, icon: <UnorderedListOutlined /> },
  page: () => import('./page.tsx'),
}
