import type { Place } from '../../place.ts'

export const alertChannels: Place = {
  path: '/alerts/channels',
  act: 'alerts.read',
  side: 'provider',
  page: () => import('./page.tsx'),
}
