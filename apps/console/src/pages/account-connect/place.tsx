import type { Place } from '../../place.ts'

export const accountConnect: Place = {
  path: '/accounts/new',
  act: 'accounts.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
