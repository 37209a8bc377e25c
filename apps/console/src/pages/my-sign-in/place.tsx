import { SafetyOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const mySignIn: Place = {
  path: '/account',
  menu: { group: 'people', label: { zh: '我的登录', en: 'My sign-in' }, icon: <SafetyOutlined /> },
  page: () => import('./page.tsx'),
}
