import type { Place } from '../../place.ts'

export const accountKeys: Place = {
  path: '/accounts/$id/keys',
  act: 'accounts.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
