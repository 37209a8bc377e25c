import type { Place } from '../../place.ts'

export const imports: Place = {
  path: '/imports',
  act: 'merchants.manage',
  side: 'provider',
  page: () => import('./page.tsx'),
}
