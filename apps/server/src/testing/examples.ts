import type { Payment } from '../features/payments/payment.ts'
import type { PaymentReport, Transaction } from '../features/payments/payment-report.ts'
import type { Refund } from '../features/refunds/refund.ts'
import type { RefundReport } from '../features/refunds/refund-report.ts'
import { fen } from '../kit/fen.ts'

// Nouns for tests of what is pure. Each is whole and true; a test changes what it speaks of.

export const exampleMoment = new Date('2026-11-23T04:00:00Z')

export function examplePayment(changes: Partial<Payment> = {}): Payment {
  return {
    providerId: 'prv_00000000000000000000000001',
    id: 'pay_00000000000000000000000001',
    outTradeNo: null,
    combineOutTradeNo: null,
    verifiedAt: null,
    merchantId: 'mch_00000000000000000000000001',
    accountId: 'acct_00000000000000000000000001',
    subMerchantId: 'sub_00000000000000000000000001',
    mode: 'test',
    reference: 'order 1',
    product: 'native',
    amount: fen(1000),
    description: 'coffee',
    requestSealed: Buffer.alloc(0),
    webhookEndpointId: null,
    identity: {
      spMchid: '1900000001',
      spAppid: 'wx0000000000000001',
      subMchid: '1600000001',
      subAppid: null,
      callUpAppid: null,
      reasons: [],
    },
    feeRatePpm: 6000,
    notifyUrl: 'https://teyue.example/notify/wechat/acct_00000000000000000000000001',
    state: 'open',
    attempts: 1,
    askedAt: exampleMoment,
    queries: 0,
    payToken: null,
    payTokenExpiresAt: null,
    expiresAt: after(exampleMoment, 7_200_000),
    transactionId: null,
    paidAt: null,
    bankType: null,
    payerTotal: null,
    payerSealed: null,
    fee: fen(0),
    refunding: fen(0),
    refundCount: 0,
    refundAccepted: fen(0),
    storeId: null,
    terminalId: null,
    scene: null,
    refusedCode: null,
    refusedMessage: null,
    createdAt: exampleMoment,
    changedAt: exampleMoment,
    ...changes,
  }
}

export function exampleTransaction(changes: Partial<Transaction> = {}): Transaction {
  return {
    transactionId: '4200000000202611230000000001',
    paidAt: exampleMoment,
    bankType: 'OTHERS',
    payerTotal: null,
    payer: { sp: { appid: 'wx0000000000000001', openid: 'payer-under-sp' }, sub: null },
    ...changes,
  }
}

/** WeChat's word on this payment, agreeing with it in everything but the state. */
export function reportOn(
  payment: Payment,
  state: PaymentReport['state'],
  changes: Partial<PaymentReport> = {},
): PaymentReport {
  const { spMchid, spAppid, subMchid } = payment.identity
  return {
    paymentId: payment.id,
    state,
    spMchid,
    spAppid,
    subMchid,
    amount: payment.amount,
    transaction: state === 'paid' ? exampleTransaction() : null,
    payToken: null,
    refusal: state === 'refused' ? { code: 'NO_AUTH', message: 'not granted' } : null,
    attempt: null,
    source: 'query',
    exchange: null,
    ...changes,
  }
}

export function exampleRefund(changes: Partial<Refund> = {}): Refund {
  const { providerId, id: paymentId, merchantId, accountId, subMerchantId, notifyUrl } = examplePayment()
  return {
    providerId,
    id: 'rfd_00000000000000000000000001',
    paymentId,
    merchantId,
    accountId,
    subMerchantId,
    mode: 'test',
    storeId: null,
    personId: null,
    approvalId: null,
    reference: 'refund 1',
    amount: fen(400),
    reason: null,
    notifyUrl,
    state: 'processing',
    attempts: 1,
    askedAt: exampleMoment,
    queries: 0,
    refundId: null,
    feeReturned: fen(0),
    receivedAccount: null,
    acceptedAt: null,
    succeededAt: null,
    heldCode: null,
    refusedCode: null,
    refusedMessage: null,
    createdAt: exampleMoment,
    changedAt: exampleMoment,
    ...changes,
  }
}

/** WeChat's word on this refund, agreeing with it in everything but the state. */
export function reportOnRefund(
  refund: Refund,
  state: RefundReport['state'],
  changes: Partial<RefundReport> = {},
): RefundReport {
  const isRefusal = state === 'refused'
  return {
    id: refund.id,
    refundId: isRefusal || state === 'absent' ? null : '50000000002026112300000001',
    paymentId: refund.paymentId,
    spMchid: null,
    subMchid: null,
    transactionId: null,
    total: null,
    state,
    amount: isRefusal || state === 'absent' ? null : refund.amount,
    receivedAccount: null,
    acceptedAt: null,
    succeededAt: null,
    refusal: isRefusal ? { code: 'NO_AUTH', message: 'not granted' } : null,
    attempt: null,
    source: 'query',
    exchange: null,
    ...changes,
  }
}

export function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
