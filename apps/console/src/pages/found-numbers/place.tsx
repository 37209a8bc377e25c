import type { Place } from '../../place.ts'

export const foundNumbers: Place = {
  path: '/found-numbers',
  act: 'merchants.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
