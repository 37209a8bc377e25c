import { HomeOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const home: Place = {
  path: '/',
  menu: { group: 'money', label: { zh: '首页', en: 'Home' }, icon: <HomeOutlined /> },
  page: () => import('./page.tsx'),
}
