import type { Answer, Outcome } from '../../outbound/answer.ts'

export type DeliveryState = 'waiting' | 'delivered' | 'failed'

/** One event on its way to one endpoint. */
export type Delivery = {
  readonly id: string
  readonly endpointId: string
  readonly eventId: string
  readonly eventType: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly nextAt: Date | null
  readonly createdAt: Date
}

export type Attempt = Answer & { readonly number: number; readonly at: Date }

export type Next = { readonly state: DeliveryState; readonly nextAt: Date | null }

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** The pause after each failed attempt: about a day in all. */
export const RETRY_AFTER_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  10 * HOUR_MS,
] as const

/** What becomes of a delivery after its attempt with this number, counted from 1. */
export function decideNext(state: DeliveryState, number: number, outcome: Outcome, now: Date): Next {
  if (outcome === 'delivered') return { state: 'delivered', nextAt: null }
  // Its endpoint was removed, or another attempt at the same time got through.
  if (state !== 'waiting') return { state, nextAt: null }
  const pause = RETRY_AFTER_MS[number - 1]
  if (pause === undefined) return { state: 'failed', nextAt: null }
  return { state: 'waiting', nextAt: new Date(now.getTime() + pause) }
}
