import type { Place } from '../../place.ts'

export const store: Place = {
  path: '/stores/$id',
  act: 'stores.read',
  page: () => import('./page.tsx'),
}
