import type { Place } from '../../place.ts'

export const payment: Place = {
  path: '/payments/$id',
  act: 'payments.read',
  page: () => import('./page.tsx'),
}
