import type { Place } from '../../place.ts'

export const roles: Place = { path: '/roles', page: () => import('./page.tsx') }
