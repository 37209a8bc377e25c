import { SettingOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const settings: Place = {
  path: '/settings',
  act: 'settings.read',
  side: 'provider',
  menu: { group: 'people', label: { zh: '安全设置', en: 'Safety settings' }, icon: <SettingOutlined /> },
  page: () => import('./page.tsx'),
}
