import type { Place } from '../../place.ts'

export const merchant: Place = {
  path: '/merchants/$id',
  act: 'merchants.read',
  page: () => import('./page.tsx'),
}
