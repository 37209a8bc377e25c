import type { Day, Figures } from './figures.ts'
import type { Calls, Needs } from './needs.ts'

/** What the home page shows. */
export type Overview = {
  readonly at: Date
  readonly today: Figures
  readonly yesterday: Figures
  readonly yesterdayByNow: Figures
  readonly byNowUntil: Date
  readonly days: readonly Day[]
  readonly isWhole: boolean
  readonly needs: Needs
  readonly calls: readonly Calls[] | null
}
