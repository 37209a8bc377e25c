import { DiffOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const disagreements: Place = {
  path: '/disagreements',
  act: 'disagreements.read',
  side: 'provider',
  menu: { group: 'money', label: { zh: '差异', en: 'Disagreements' }, icon: <DiffOutlined /> },
  page: () => import('./page.tsx'),
}

export const disagreement: Place = {
  path: '/disagreements/$id',
  act: 'disagreements.read',
  side: 'provider',
  page: () => import('./one.tsx'),
}
