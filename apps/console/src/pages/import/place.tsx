import type { Place } from '../../place.ts'

export const importPlace: Place = {
  path: '/imports/$id',
  act: 'merchants.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
