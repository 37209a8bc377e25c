import type { Payment } from '../payments/payment.ts'
import type { PaymentRequest } from '../payments/payment-request.ts'
import type { Mode } from '../providers/account.ts'
import type { Refund } from '../refunds/refund.ts'

/** A payment of one fen that tries a merchant out, and is given back as soon as it is paid. Its id is the payment's reference. */
export type TestPayment = {
  readonly providerId: string
  readonly id: string
  readonly merchantId: string
  readonly accountId: string
  readonly subMerchantId: string
  readonly mode: Mode
  readonly personId: string | null
  readonly expiresAt: Date
  readonly paymentId: string | null
  readonly refundId: string | null
  /** Why it could not be given back. */
  readonly refusedCode: string | null
  /** When WeChat was seen to say that it was given back, though not from here. */
  readonly returnedAt: Date | null
  readonly createdAt: Date
}

export type TestPaymentInFull = {
  readonly test: TestPayment
  readonly payment: Payment | null
  readonly refund: Refund | null
}

/** How it stands, all told. `stuck`: paid, and not to be given back from here. */
export type TestState =
  | 'starting'
  | 'unknown'
  | 'waiting'
  | 'paid'
  | 'refunding'
  | 'refunded'
  | 'stuck'
  | 'refused'
  | 'closed'

export const TEST_FEN = 1
export const testLivesMs = 10 * 60_000
const watchedMs = 30 * 86_400_000

/** Always the same for one test, so that asking for it again is a repeat. */
export function testRequest({ id, merchantId, subMerchantId, expiresAt }: TestPayment): PaymentRequest {
  return {
    merchant: merchantId,
    sub_merchant: subMerchantId,
    product: 'native',
    amount: TEST_FEN,
    description: '收款测试（1 分，自动退回）',
    reference: id,
    expires_at: expiresAt.toISOString(),
  }
}

export function stateOfTest({ test, payment, refund }: TestPaymentInFull): TestState {
  // What was refused here was never ordered, and is not ordered by itself later, when nobody sits before it.
  if (!payment) return test.refusedCode === null ? 'starting' : 'closed'
  if (test.returnedAt) return 'refunded'
  if (refund) return refund.state === 'succeeded' ? 'refunded' : isGivenUp(refund) ? 'stuck' : 'refunding'
  if (payment.state === 'paid') return test.refusedCode === null ? 'paid' : 'stuck'
  if (payment.state === 'refused' || payment.state === 'closed') return payment.state
  if (payment.state === 'requested') return 'starting'
  return payment.state === 'unknown' ? 'unknown' : 'waiting'
}

/**
 * Whether nothing more is to be looked at: given back, or never paid as far as anybody knows. A late "paid" begins the looks again. What
 * is stuck is looked at for a month, since a person may give it back.
 */
export function isDone(found: TestPaymentInFull, now: Date): boolean {
  const isOver = ['refunded', 'refused', 'closed'].includes(stateOfTest(found))
  return isOver || now.getTime() - found.test.createdAt.getTime() > watchedMs
}

/** Of a payment's refunds, newest first, the one that counts: what has come back, else what is under way, else the last. */
export function countingRefund(refunds: readonly Refund[]): Refund | null {
  const succeeded = refunds.find(({ state }) => state === 'succeeded')
  return succeeded ?? refunds.find((refund) => !isGivenUp(refund)) ?? refunds[0] ?? null
}

/** Whether WeChat has taken no refund from here: only then does it say of a refund by hand that the order was given back. */
export function mayBeReturned({ refund }: TestPaymentInFull): boolean {
  return refund === null || refund.state === 'refused'
}

function isGivenUp({ state }: Refund): boolean {
  return state === 'refused' || state === 'closed' || state === 'abnormal'
}
