import type { Place } from '../../place.ts'

export const search: Place = { path: '/search', act: 'payments.read', page: () => import('./page.tsx') }
