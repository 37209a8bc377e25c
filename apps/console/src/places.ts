import { home } from './pages/home/place.tsx'
import { payments } from './pages/payments/place.tsx'
import type { Place } from './place.ts'

/** Every page, in the order of the menu. Add a line for each. */
export const places: readonly Place[] = [home, payments]
