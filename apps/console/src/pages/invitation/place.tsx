import type { Place } from '../../place.ts'

/** The token stands behind the `#`, which browsers send to nobody. */
export const invitation: Place = { path: '/invitation', isPublic: true, page: () => import('./page.tsx') }
