import type { Promised } from '../../queue/promise-job.ts'
import { doubtEndsAt, isFinal, isUnanswered, type Payment } from './payment.ts'

// How long a caller's own try has before the promised one takes over.
const firstLookMs = 15_000
// Between looks at an order that WeChat has not said the last word on. The last pause repeats.
const pausesMs = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000]
// Between tries whose answer never came.
const silencePausesMs = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000]

/** Every payment that is not final has exactly one promise, under this key: to be looked after. */
export function followKey(payment: Pick<Payment, 'accountId' | 'id'>): string {
  return `${payment.accountId}/payments.follow/${payment.id}`
}

/** A question to WeChat beside the looks, also about what is final here: somebody has heard otherwise. */
export function question(payment: Pick<Payment, 'accountId' | 'id'>, now: Date): Promised {
  const { accountId, id } = payment
  return {
    task: 'payments.ask',
    key: `${accountId}/payments.ask/${id}`,
    payload: { accountId, paymentId: id },
    at: now,
  }
}

/** Every test of one fen that is not over is promised a look, under this key. */
export function testKey(accountId: string, testId: string): string {
  return `${accountId}/doctor.follow/${testId}`
}

/** The look at a test of one fen: what is paid is given back by it. */
export function testLook(accountId: string, testId: string, at: Date): Promised {
  return { task: 'doctor.follow', key: testKey(accountId, testId), payload: { accountId, testId }, at }
}

/** The look that takes over should the try that is made at once die with its process. */
export function firstLook(payment: Payment, now: Date): Promised {
  return look(payment, now, firstLookMs)
}

/** The next look at an order that stands; one that nobody has made yet is no nearer after a word that moved nothing. */
export function nextLook(payment: Payment, now: Date): Promised | null {
  if (isFinal(payment.state)) return null
  if (isUnanswered(payment.state)) return lookAfterSilence(payment, now)
  return look(payment, now, pause(pausesMs, payment.queries))
}

/** The next look after silence. */
export function lookAfterSilence(payment: Payment, now: Date): Promised {
  return look(payment, now, pause(silencePausesMs, payment.attempts + payment.queries - 1))
}

/** When a refusal in doubt can be settled. */
export function lookAfterDoubt(payment: Payment, now: Date): Promised {
  return look(payment, now, Math.max(doubtEndsAt(payment).getTime() - now.getTime(), 0))
}

/** Never later than the expiry while that is ahead, so that no order outlives its time unseen (Q44). */
function look(payment: Payment, now: Date, pauseMs: number): Promised {
  const [at, expiry] = [now.getTime() + pauseMs, payment.expiresAt.getTime()]
  return {
    task: 'payments.follow',
    key: followKey(payment),
    payload: { accountId: payment.accountId, paymentId: payment.id },
    at: new Date(expiry > now.getTime() ? Math.min(at, expiry) : at),
  }
}

function pause(pauses: readonly number[], count: number): number {
  return pauses[Math.min(Math.max(count, 0), pauses.length - 1)]!
}
