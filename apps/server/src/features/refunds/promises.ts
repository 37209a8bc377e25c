import type { Promised } from '../../queue/promise-job.ts'
import { doubtEndsAt, isFinal, type Refund } from './refund.ts'

// How long a try that is made at once has before the promised one takes over.
const firstLookMs = 15_000
// Between looks at a refund that WeChat is working on: one to three working days are usual. The last pause repeats.
const pausesMs = [15_000, 60_000, 300_000, 1_800_000, 3_600_000, 4 * 3_600_000, 12 * 3_600_000]
// Between tries whose answer never came, or that wait for the merchant's balance.
const silencePausesMs = [5_000, 15_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000]

/** Every refund that is not final has exactly one promise, under this key: to be looked after. */
export function followKey(refund: Pick<Refund, 'accountId' | 'id'>): string {
  return `${refund.accountId}/refunds.follow/${refund.id}`
}

/** A question to WeChat beside the looks, also about what is final here: somebody has heard otherwise. */
export function question(refund: Pick<Refund, 'accountId' | 'id'>, now: Date): Promised {
  const { accountId, id } = refund
  return { task: 'refunds.ask', key: `${accountId}/refunds.ask/${id}`, payload: { accountId, refundId: id }, at: now }
}

/** The look that takes over should the try that is made at once die with its process. */
export function firstLook(refund: Refund, now: Date): Promised {
  return look(refund, now.getTime() + firstLookMs)
}

export function nextLook(refund: Refund, now: Date): Promised | null {
  return isFinal(refund.state) ? null : look(refund, now.getTime() + pause(pausesMs, refund.queries))
}

export function lookAfterSilence(refund: Refund, now: Date): Promised {
  return look(refund, now.getTime() + pause(silencePausesMs, refund.attempts + refund.queries - 1))
}

/** When a refusal in doubt can be settled. */
export function lookAfterDoubt(refund: Refund): Promised {
  return look(refund, doubtEndsAt(refund).getTime())
}

function look(refund: Refund, atMs: number): Promised {
  return {
    task: 'refunds.follow',
    key: followKey(refund),
    payload: { accountId: refund.accountId, refundId: refund.id },
    at: new Date(atMs),
  }
}

function pause(pauses: readonly number[], count: number): number {
  return pauses[Math.min(Math.max(count, 0), pauses.length - 1)]!
}
