import { addDays, type Day, dayOf, startOf } from '../../kit/day.ts'
import type { Fen } from '../../kit/fen.ts'

/**
 * `waiting`: WeChat has no bill of the day yet, or it could not be read. `agrees`: bill and books tell the same, payment by
 * payment. `differs`: a person must look, unless WeChat's further word settles it before.
 */
export type ReconciliationState = 'waiting' | 'agrees' | 'differs'

/** What one side says of a day: payments by their time, refunds by the time of their acceptance. */
export type Totals = {
  readonly payments: number
  readonly paid: Fen
  readonly refunds: number
  readonly refunded: Fen
}

/** The comparison of one account's trade bill of one day with our books. */
export type Reconciliation = {
  readonly providerId: string
  readonly id: string
  readonly accountId: string
  readonly day: Day
  readonly state: ReconciliationState
  /** Downloads begun so far. */
  readonly run: number
  readonly waitingCode: string | null
  readonly theirs: Totals | null
  readonly ours: Totals | null
  readonly differences: number
  /** What the bill has of other systems, and is in neither side's totals; null before it was compared. */
  readonly elsewherePayments: number | null
  readonly elsewherePaid: number | null
  readonly comparedAt: Date | null
  /** When it is looked at again; null once it agrees, or nothing more is to be hoped for. */
  readonly nextAt: Date | null
  readonly createdAt: Date
}

// WeChat has yesterday's bill from 10:00 on, and advises to come a little later.
const billReadyMs = 10 * 3_600_000 + 15 * 60_000
const minuteMs = 60_000
// Between looks at a day whose bill was not there, or that differed: the last pause ends the looking.
const pausesMs = [10, 30, 60, 3 * 60, 12 * 60, 24 * 60, 48 * 60].map((minutes) => minutes * minuteMs)
// WeChat keeps bills for three months.
const longestBackDays = 89

/** From when on the day's bill can be had. */
export function billReadyAt(day: Day): Date {
  return new Date(startOf(addDays(day, 1)).getTime() + billReadyMs)
}

/** The newest day whose bill can be had now. */
export function lastReadyDay(now: Date): Day {
  return addDays(dayOf(new Date(now.getTime() - billReadyMs)), -1)
}

/** The oldest day whose bill WeChat still has; the rows of older ones are kept by nobody. */
export function oldestDay(now: Date): Day {
  return addDays(lastReadyDay(now), -longestBackDays)
}

/** The next day to compare: after the newest one that was, else the one on which the account was connected. Null while there is none. */
export function nextDay(newest: Day | null, connectedAt: Date, now: Date): Day | null {
  const [last, oldest] = [lastReadyDay(now), oldestDay(now)]
  const next = newest ? addDays(newest, 1) : dayOf(connectedAt)
  if (next > last) return null
  if (next < oldest) return oldest
  return next
}

/** When a day that does not agree is looked at again; null after the last look. */
export function nextLookAt(run: number, now: Date): Date | null {
  const pauseMs = pausesMs[run - 1]
  return pauseMs === undefined ? null : new Date(now.getTime() + pauseMs)
}

/** When the account is to be looked at next: at once if a further day is ready, else at the next retry or the next bill. */
export function nextWorkAt(hasMore: boolean, earliestRetry: Date | null, now: Date): Date {
  if (hasMore) return now
  const nextBill = billReadyAt(addDays(lastReadyDay(now), 1))
  return earliestRetry && earliestRetry < nextBill ? earliestRetry : nextBill
}
