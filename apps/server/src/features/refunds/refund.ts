import { Disagreement, PublicError } from '../../errors.ts'
import type { Fen } from '../../kit/fen.ts'
import type { Payment } from '../payments/payment.ts'
import type { Mode } from '../providers/account.ts'
import type { RefundReport } from './refund-report.ts'

/**
 * `requested`: promised to WeChat. `unknown`: asked, and no answer. `processing`: WeChat has accepted it. `abnormal`: the
 * payer could not be credited, somebody must mend it. `succeeded`, `closed` and `refused` are final.
 */
export type RefundState = 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'

/** `reference` is the merchant's name for it, unique within the payment. */
export type RefundRequest = {
  readonly paymentId: string
  readonly amount: Fen
  readonly reference: string
  readonly reason: string | null
}

export type Refund = RefundRequest & {
  /** The person who asked, and the approval by which a second one agreed; null for a program. */
  readonly personId: string | null
  readonly approvalId: string | null
  readonly providerId: string
  /** Also the `out_refund_no` by which WeChat knows it. */
  readonly id: string
  readonly merchantId: string
  readonly accountId: string
  readonly subMerchantId: string
  readonly mode: Mode
  /** Where its payment was taken. */
  readonly storeId: string | null
  readonly notifyUrl: string
  readonly state: RefundState
  /** Requests sent to WeChat so far, each counted before it is sent, and when the last one was. */
  readonly attempts: number
  readonly askedAt: Date
  readonly queries: number
  /** WeChat's own number for it. */
  readonly refundId: string | null
  readonly feeReturned: Fen
  readonly receivedAccount: string | null
  /** When WeChat accepted it, by its own word: the day whose bill it stands in. */
  readonly acceptedAt: Date | null
  readonly succeededAt: Date | null
  /** Why it waits though nothing is wrong with it: WeChat's code, such as NOT_ENOUGH. */
  readonly heldCode: string | null
  /** WeChat's refusal. While the state is not `refused` it is in doubt, because an earlier try may have been accepted. */
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly createdAt: Date
  readonly changedAt: Date
}

/** What a word about a refund may say of its payment. */
type RefundedPayment = Pick<Payment, 'amount' | 'transactionId' | 'identity' | 'outTradeNo'>

// A row is a state, a column WeChat's word. `=` changes nothing, `!` cannot be: a person must look.
const moves: Record<RefundState, Record<RefundReport['state'], RefundState | '=' | '!'>> = {
  requested: {
    processing: 'processing',
    abnormal: 'abnormal',
    succeeded: 'succeeded',
    closed: 'closed',
    refused: 'refused',
    absent: '=',
  },
  unknown: {
    processing: 'processing',
    abnormal: 'abnormal',
    succeeded: 'succeeded',
    closed: 'closed',
    refused: 'refused',
    absent: '=',
  },
  processing: {
    processing: '=',
    abnormal: 'abnormal',
    succeeded: 'succeeded',
    closed: 'closed',
    refused: '!',
    absent: '!',
  },
  // Mended, it is processed once more.
  abnormal: {
    processing: 'processing',
    abnormal: '=',
    succeeded: 'succeeded',
    closed: 'closed',
    refused: '!',
    absent: '!',
  },
  succeeded: { processing: '=', abnormal: '=', succeeded: '=', closed: '!', refused: '!', absent: '!' },
  closed: { processing: '=', abnormal: '=', succeeded: '!', closed: '=', refused: '!', absent: '=' },
  refused: { processing: '!', abnormal: '!', succeeded: '!', closed: '=', refused: '=', absent: '=' },
}

// WeChat refuses a signature older than five minutes: after six, a request that was on the wire can no longer arrive.
const longestOnTheWireMs = 6 * 60_000
// A try is sent when it is counted. One that was not sent by then is left to the look that was promised with it.
const longestUnsentMs = 30_000
// WeChat answers in seconds. What it has not answered in an hour, somebody must look into.
const longestUnansweredMs = 3_600_000

/** The kind of disagreement that says so. */
export const unansweredKind = 'refund_unanswered'

/** The state in which WeChat's word leaves the refund, or null when it says nothing new. */
export function nextState(refund: Refund, payment: RefundedPayment, report: RefundReport): RefundState | null {
  assertSameDeed(refund, payment, report)
  if (report.state === 'refused' && isOvertaken(refund, report)) return null
  const next = moves[refund.state][report.state]
  if (next === '!') throw disagreement('state', refund, report)
  return next === '=' ? null : next
}

export function isFinal(state: RefundState): boolean {
  return state === 'succeeded' || state === 'closed' || state === 'refused'
}

/** True while it is not known whether WeChat has the refund. */
export function isUnanswered(state: RefundState): boolean {
  return state === 'requested' || state === 'unknown'
}

/** True while the request may be sent again. After a refusal that is in doubt only a query can tell. */
export function mayAskAgain({ state, refusedCode }: Refund): boolean {
  return isUnanswered(state) && refusedCode === null
}

/** True once WeChat has accepted it and the money has left the merchant's side. */
export function isAccepted(state: RefundState): boolean {
  return state === 'processing' || state === 'abnormal' || state === 'succeeded'
}

/** True where the money stays with the merchant after all. */
export function isUndone(state: RefundState): boolean {
  return state === 'closed' || state === 'refused'
}

/** True for what has gone unanswered so long that a person is told. */
export function isLongUnanswered({ state, createdAt }: Refund, now: Date): boolean {
  return isUnanswered(state) && now.getTime() - createdAt.getTime() >= longestUnansweredMs
}

/** A refusal proves nothing about an earlier try that may still be on the wire. */
export function mayHaveBeenMade(refund: Refund): boolean {
  return refund.attempts > 1
}

/** Nor about a later one, which may be accepted where this one was not. */
function isOvertaken(refund: Refund, { attempt }: RefundReport): boolean {
  return attempt !== null && attempt < refund.attempts
}

/** True when a try that was counted has waited so long to be sent that it must not be sent any more. */
export function isOverdue(refund: Refund, now: Date): boolean {
  return now.getTime() - refund.askedAt.getTime() > longestUnsentMs
}

/** From when on WeChat's "no such refund" settles a refusal that was in doubt. */
export function doubtEndsAt(refund: Refund): Date {
  return new Date(refund.askedAt.getTime() + longestOnTheWireMs)
}

/** A repeated request is the same only if every field is. */
export function assertSameRefund(refund: Refund, request: RefundRequest): void {
  if (refund.amount !== request.amount) throw new PublicError('REFUND_DIFFERS', { field: 'amount' })
  if (refund.reason !== request.reason) throw new PublicError('REFUND_DIFFERS', { field: 'reason' })
  if (refund.reference !== request.reference) throw new PublicError('REFUND_DIFFERS', { field: 'reference' })
  if (refund.paymentId !== request.paymentId) throw new PublicError('REFUND_DIFFERS', { field: 'payment' })
}

/** Whatever the word carries must be what we asked for; what it does not carry proves nothing. */
function assertSameDeed(refund: Refund, payment: RefundedPayment, report: RefundReport): void {
  const { spMchid, subMchid } = payment.identity
  const owners: readonly (readonly [string | null, string | null])[] = [
    [report.paymentId, payment.outTradeNo ?? refund.paymentId],
    [report.spMchid, spMchid],
    [report.subMchid, subMchid],
    [report.transactionId, payment.transactionId],
  ]
  if (owners.some(differs)) throw disagreement('owner', refund, report)
  const amounts = [[report.amount, refund.amount] as const, [report.total, payment.amount] as const]
  if (amounts.some(differs)) throw disagreement('amount', refund, report)
}

function differs([theirs, ours]: readonly [unknown, unknown]): boolean {
  return theirs !== null && theirs !== ours
}

function disagreement(kind: 'state' | 'amount' | 'owner', refund: Refund, report: RefundReport): Disagreement {
  const ours = { state: refund.state, amount: refund.amount, payment: refund.paymentId }
  const { state, amount, total, paymentId: payment, transactionId: transaction_id } = report
  const { refundId: refund_id, spMchid: sp_mchid, subMchid: sub_mchid } = report
  const theirs = { state, amount, total, payment, transaction_id, sp_mchid, sub_mchid, refund_id }
  return new Disagreement(`refund_${kind}`, `refund ${refund.id}: our ${kind} and WeChat's differ`, ours, theirs)
}
