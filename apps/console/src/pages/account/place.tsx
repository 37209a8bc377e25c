import type { Place } from '../../place.ts'

export const account: Place = {
  path: '/accounts/$id',
  act: 'accounts.read',
  side: 'provider',
  page: () => import('./page.tsx'),
}
