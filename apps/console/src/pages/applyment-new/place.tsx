import type { Place } from '../../place.ts'

export const applymentNew: Place = {
  path: '/applyments/new',
  act: 'applyments.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
