import { Disagreement, PublicError } from '../../errors.ts'
import { type Fen, fen, minus } from '../../kit/fen.ts'
import type { Identity } from '../appids/identity.ts'
import type { Product } from '../appids/product.ts'
import type { Mode } from '../providers/account.ts'
import type { Scene } from '../stores/scene.ts'
import type { PaymentReport } from './payment-report.ts'

/**
 * `requested`: promised to WeChat. `unknown`: asked, and no answer. `open`: the order stands at WeChat. `closing`: we want
 * it closed. `paid`, `closed` and `refused` are final, but a late "paid" is still paid.
 */
export type PaymentState = 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'

export type Payment = {
  readonly providerId: string
  /** Also the `out_trade_no` by which WeChat knows it, unless another system ordered it. */
  readonly id: string
  /** The `out_trade_no` of another system that ordered it; null where we did. */
  readonly outTradeNo: string | null
  /** The number of the combined order that it is a part of; null where it is an order by itself. */
  readonly combineOutTradeNo: string | null
  /** When WeChat was asked for such a one and said the same of it. Nothing of it is refunded before. */
  readonly verifiedAt: Date | null
  readonly merchantId: string
  readonly accountId: string
  readonly subMerchantId: string
  readonly mode: Mode
  /** The merchant's own name for it, unique within the merchant. */
  readonly reference: string
  readonly product: Product
  readonly amount: Fen
  readonly description: string
  readonly requestSealed: Buffer
  readonly webhookEndpointId: string | null
  /** Where it is taken, if that was said, and what WeChat is told of it. */
  readonly storeId: string | null
  readonly terminalId: string | null
  readonly scene: Scene | null
  readonly identity: Omit<Identity, 'payer'>
  readonly feeRatePpm: number
  readonly notifyUrl: string
  readonly state: PaymentState
  /** Orders sent to WeChat so far, each counted before it is sent, and when the last one was. */
  readonly attempts: number
  readonly askedAt: Date
  readonly queries: number
  /** The prepay id, code or link that the payer pays with; WeChat lets it lapse before the order does. */
  readonly payToken: string | null
  readonly payTokenExpiresAt: Date | null
  readonly expiresAt: Date
  readonly transactionId: string | null
  readonly paidAt: Date | null
  readonly bankType: string | null
  readonly payerTotal: Fen | null
  readonly payerSealed: Buffer | null
  readonly fee: Fen
  /** What its refunds have taken or asked for; it never passes `amount`. */
  readonly refunding: Fen
  readonly refundCount: number
  /** What WeChat has accepted to refund. */
  readonly refundAccepted: Fen
  /** WeChat's refusal. While the state is not `refused` it is in doubt, because an earlier try may have made the order. */
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly createdAt: Date
  readonly changedAt: Date
}

export const maxRefundsPerPayment = 50
// A caller's own try has 8 s.
const firstTryMs = 10_000
// WeChat refuses a signature older than five minutes: after six, an order that was on the wire can no longer arrive.
const longestOnTheWireMs = 6 * 60_000
// A try is sent when it is counted. One that was not sent by then is left to the look that was promised with it.
const longestUnsentMs = 30_000
// WeChat answers in seconds. What it has not answered in an hour, somebody must look into.
const longestUnansweredMs = 3_600_000

/** The kind of disagreement that says so. */
export const unansweredKind = 'payment_unanswered'
const refundWindowMs = 365 * 86_400_000

// A row is a state, a column WeChat's word. `=` changes nothing, `!` cannot be: a person must look.
const moves: Record<PaymentState, Record<PaymentReport['state'], PaymentState | '=' | '!'>> = {
  requested: { open: 'open', paid: 'paid', closed: 'closed', refused: 'refused', absent: '=' },
  unknown: { open: 'open', paid: 'paid', closed: 'closed', refused: 'refused', absent: '=' },
  open: { open: '=', paid: 'paid', closed: 'closed', refused: '!', absent: '!' },
  closing: { open: '=', paid: 'paid', closed: 'closed', refused: 'closed', absent: 'closed' },
  paid: { open: '=', paid: '=', closed: '!', refused: '!', absent: '!' },
  closed: { open: '=', paid: 'paid', closed: '=', refused: '=', absent: '=' },
  refused: { open: '!', paid: 'paid', closed: '=', refused: '=', absent: '=' },
}

/** The state in which WeChat's word leaves the payment, or null when it says nothing new. */
export function nextState(payment: Payment, report: PaymentReport): PaymentState | null {
  assertSameOrder(payment, report)
  if (report.state === 'refused' && isOvertaken(payment, report)) return null
  const next = moves[payment.state][report.state]
  if (next === '!') throw disagreement('state', payment, report)
  if (next !== '=') return next
  if (report.transaction && payment.transactionId && report.transaction.transactionId !== payment.transactionId) {
    throw disagreement('transaction', payment, report)
  }
  return null
}

/** The number by which WeChat knows it. */
export function numberAtWechat({ id, outTradeNo }: Pick<Payment, 'id' | 'outTradeNo'>): string {
  return outTradeNo ?? id
}

/** True for what was imported, and WeChat has not been asked about. */
export function isUnverified({ outTradeNo, verifiedAt }: Payment): boolean {
  return outTradeNo !== null && verifiedAt === null
}

export function isFinal(state: PaymentState): boolean {
  return state === 'paid' || state === 'closed' || state === 'refused'
}

/** True while it is not known whether the order stands at WeChat. */
export function isUnanswered(state: PaymentState): boolean {
  return state === 'requested' || state === 'unknown'
}

/** True while the first try may still be on its way: another beside it would end the code that it brings. */
export function isFirstTryUnderWay({ state, attempts, createdAt }: Payment, now: Date): boolean {
  return state === 'requested' && attempts === 1 && now.getTime() - createdAt.getTime() < firstTryMs
}

/** True for the answer to a try after which another was sent: that one may do what this one did not. */
export function isOvertaken(payment: Payment, { attempt }: PaymentReport): boolean {
  return attempt !== null && attempt < payment.attempts
}

/** True for what has gone unanswered so long that a person is told. */
export function isLongUnanswered(payment: Payment, now: Date): boolean {
  const since = awaitedSince(payment)
  return since !== null && now.getTime() - since.getTime() >= longestUnansweredMs
}

/** Since when WeChat's word has been wanted: how it was made, how it ended, whether it is closed. */
function awaitedSince({ state, createdAt, expiresAt, changedAt }: Payment): Date | null {
  if (isUnanswered(state)) return createdAt
  if (state === 'closing') return changedAt
  return state === 'open' ? expiresAt : null
}

/** True from when on a person may have been told; whatever WeChat says then settles it, also to what we want closed by now. */
export function mayHaveBeenTold({ createdAt }: Payment, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= longestUnansweredMs
}

/** A refusal proves nothing about an earlier try that may still be on the wire. */
export function mayHaveBeenMade(payment: Payment): boolean {
  return payment.attempts > 1
}

/** True after a refusal that an earlier try may belie: the order is not sent again, and only a query can tell. */
export function isInDoubt({ state, refusedCode }: Payment): boolean {
  return isUnanswered(state) && refusedCode !== null
}

/** True while an order that was sent may still be on the wire, so that WeChat's "no such order" is no last word. */
export function mayStillArrive(payment: Payment, now: Date): boolean {
  const neverStood = isUnanswered(payment.state) || (payment.state === 'closing' && payment.payToken === null)
  return neverStood && now < doubtEndsAt(payment)
}

/** From when on WeChat's "no such order" is its last word. */
export function doubtEndsAt(payment: Payment): Date {
  return new Date(payment.askedAt.getTime() + longestOnTheWireMs)
}

/** True when a try that was counted has waited so long to be sent that it must not be sent any more. */
export function isOverdue(payment: Payment, now: Date): boolean {
  return now.getTime() - payment.askedAt.getTime() > longestUnsentMs
}

/** True when what the payer was given has lapsed while the order stands, so that it is made again under the same number (Q41). */
export function needsRenewal(payment: Payment, now: Date): boolean {
  if (payment.state !== 'open' || payment.expiresAt <= now) return false
  return payment.payTokenExpiresAt === null || payment.payTokenExpiresAt <= now
}

/** True while the order may be sent again: as `seen`, it was unanswered or lapsed, and nobody has got an answer since. */
export function mayOrderAgain(payment: Payment, seen: Payment): boolean {
  if (isUnanswered(payment.state)) return !isInDoubt(payment)
  return payment.state === 'open' && seen.state === 'open' && payment.payToken === seen.payToken
}

/** What is left to refund. */
export function refundable(payment: Payment): Fen {
  return payment.state === 'paid' ? minus(payment.amount, payment.refunding) : fen(0)
}

export function assertRefundable(payment: Payment, amount: Fen, now: Date): void {
  if (isUnverified(payment)) throw new PublicError('PAYMENT_NOT_VERIFIED')
  if (payment.state !== 'paid') throw new PublicError('PAYMENT_NOT_PAID', { state: payment.state })
  if (payment.refundCount >= maxRefundsPerPayment)
    throw new PublicError('TOO_MANY_REFUNDS', { limit: maxRefundsPerPayment })
  if (payment.paidAt && now.getTime() - payment.paidAt.getTime() > refundWindowMs)
    throw new PublicError('REFUND_TOO_LATE')
  const left = refundable(payment)
  if (amount > left) throw new PublicError('REFUND_TOO_LARGE', { left_fen: left })
}

function assertSameOrder(payment: Payment, report: PaymentReport): void {
  const { spMchid, spAppid, subMchid } = payment.identity
  // Under which appid another system ordered is not known before WeChat says so.
  const isSameAppid = report.spAppid === spAppid || isUnverified(payment)
  const isOurs = report.spMchid === spMchid && isSameAppid && report.subMchid === subMchid
  if (!isOurs) throw disagreement('owner', payment, report)
  // Nothing is paid on a word that does not say how much.
  const isSilent = report.amount === null && report.state !== 'paid'
  if (!isSilent && report.amount !== payment.amount) throw disagreement('amount', payment, report)
  if ((report.transaction?.payerTotal ?? 0) > payment.amount) throw disagreement('amount', payment, report)
}

function disagreement(
  kind: 'state' | 'owner' | 'amount' | 'transaction',
  payment: Payment,
  report: PaymentReport,
): Disagreement {
  const ours = {
    state: payment.state,
    amount: payment.amount,
    transaction_id: payment.transactionId,
    sp_mchid: payment.identity.spMchid,
    sp_appid: payment.identity.spAppid,
    sub_mchid: payment.identity.subMchid,
  }
  const theirs = {
    state: report.state,
    amount: report.amount,
    payer_total: report.transaction?.payerTotal ?? null,
    transaction_id: report.transaction?.transactionId ?? null,
    sp_mchid: report.spMchid,
    sp_appid: report.spAppid,
    sub_mchid: report.subMchid,
  }
  return new Disagreement(`payment_${kind}`, `payment ${payment.id}: our ${kind} and WeChat's differ`, ours, theirs)
}
