import type { Place } from '../../place.ts'

export const merchantNew: Place = {
  path: '/merchants/new',
  act: 'merchants.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
