import type { MerchantState } from '../merchants/merchant-state.ts'
import type { LooseEnd } from './loose-end.ts'

/** A merchant's leaving: under way, ended (it has left), or undone (taken back, or it came back afterwards). */
export type Departure = {
  readonly id: string
  readonly merchantId: string
  readonly state: 'under_way' | 'ended' | 'undone'
  /** The provider's own words; the merchant does not see them. */
  readonly reason: string
  /** Promised to the merchant: until then it may fetch what is its own, and the leaving does not end. */
  readonly exportsUntil: Date
  readonly begunBy: string
  readonly begunAt: Date
  readonly endedBy: string | null
  readonly endedAt: Date | null
  readonly undoneBy: string | null
  readonly undoneAt: Date | null
  readonly undoneReason: string | null
}

/** What is known of a merchant's leaving, also before it has begun. */
export type DepartureInFull = {
  readonly merchantId: string
  readonly merchantState: MerchantState
  readonly departure: Departure | null
  readonly open: readonly LooseEnd[]
}

const dayMs = 86_400_000

export function exportsUntil(days: number, now: Date): Date {
  return new Date(now.getTime() + days * dayMs)
}

/** What stands in the way of the end: what is open of those kinds, and the days that were promised. */
export function obstaclesOf(open: readonly LooseEnd[]): LooseEnd[] {
  return open.filter(({ blocks }) => blocks)
}

/** The days that were promised for exports, while they last. */
export function promisedDays(departure: Departure | null, now: Date): LooseEnd[] {
  if (departure?.state !== 'under_way' || departure.exportsUntil <= now) return []
  const until = departure.exportsUntil
  return [{ kind: 'days_for_exports', blocks: true, mode: null, count: 1, isMore: false, things: [], until }]
}
