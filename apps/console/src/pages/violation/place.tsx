import type { Place } from '../../place.ts'

export const violation: Place = {
  path: '/violations/$id',
  act: 'merchants.read',
  page: () => import('./page.tsx'),
}
