import type { Place } from '../../place.ts'

export const refund: Place = {
  path: '/refunds/$id',
  act: 'refunds.read',
  page: () => import('./page.tsx'),
}
