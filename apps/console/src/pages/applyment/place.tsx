import type { Place } from '../../place.ts'

export const applyment: Place = {
  path: '/applyments/$id',
  act: 'applyments.read',
  side: 'provider',
  page: () => import('./page.tsx'),
}
