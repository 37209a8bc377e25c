import type { Place } from '../../place.ts'

export const subjectConfirmation: Place = {
  path: '/subject-confirmations/$id',
  act: 'applyments.read',
  page: () => import('./page.tsx'),
}
