import { SolutionOutlined } from '@ant-design/icons'
import type { Place } from '../../place.ts'

export const applyments: Place = {
  path: '/applyments',
  act: 'applyments.read',
  menu: { group: 'merchants', label: { zh: '进件', en: 'Onboarding' }, icon: <SolutionOutlined /> },
  page: () => import('./page.tsx'),
}
