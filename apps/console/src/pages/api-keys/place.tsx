import { KeyOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const apiKeys: Place = {
  path: '/developer/keys',
  act: 'keys.read',
  menu: { group: 'developer', label: { zh: 'API 密钥', en: 'API keys' }, icon: <KeyOutlined /> },
  page: () => import('./page.tsx'),
}
