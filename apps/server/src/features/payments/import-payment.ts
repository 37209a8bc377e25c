import { recordEvent } from '../../base/events.ts'
import { postEntry } from '../../base/ledger.ts'
import type { Context } from '../../context.ts'
import { type Fen, feeOf, feeReturnedAfter, fen, minus } from '../../kit/fen.ts'
import { newIdAt } from '../../kit/ids.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Product } from '../appids/product.ts'
import type { Payment } from './payment.ts'
import { factsOf } from './payment-facts.ts'
import type { PayerOpenids } from './payment-report.ts'
import { sealPayer, sealRequest } from './sealed-request.ts'
import { insertPayment } from './store.ts'

/** What is told of a payment that another system has made. */
export type ForeignPayment = Pick<Payment, 'merchantId' | 'accountId' | 'subMerchantId' | 'mode' | 'feeRatePpm'> & {
  readonly outTradeNo: string
  readonly combineOutTradeNo: string | null
  readonly transactionId: string
  readonly spMchid: string
  readonly subMchid: string
  readonly reference: string
  readonly product: Product
  readonly description: string
  readonly amount: Fen
  readonly refunded: Fen
  readonly paidAt: Date
  readonly payer: PayerOpenids
}

/**
 * Joins: takes in a payment that another system has made, at its place in time, so that it can be refunded here. It is no
 * turnover of today, nobody is told of it, and nothing is refunded before WeChat has confirmed it. Returns our id of it.
 */
export function importPayment(ctx: Context, tx: Tx, foreign: ForeignPayment): string {
  const payment = toPayment(ctx, tx, foreign)
  insertPayment(tx, payment)
  const eventId = recordEvent(tx, { ...factsOf(payment), type: 'payment.imported', source: 'person' })
  const { amount, fee, refundAccepted, subMerchantId } = payment
  const feeLeft = minus(fee, feeReturnedAfter(fee, refundAccepted, amount))
  const left = minus(amount, refundAccepted)
  postEntry(tx, eventId, subMerchantId, [
    { account: 'receivable', amount: left - feeLeft },
    { account: 'fee', amount: feeLeft },
    { account: 'merchant', amount: -left },
  ])
  return payment.id
}

function toPayment(ctx: Context, tx: Tx, foreign: ForeignPayment): Payment {
  const { spMchid, subMchid, refunded, payer, ...told } = foreign
  const { paidAt, merchantId: merchant, product, amount, description, reference } = foreign
  const id = newIdAt('payment', paidAt.getTime())
  // Under which appid it was ordered only WeChat knows.
  const identity = { spMchid, spAppid: '', subMchid, subAppid: null, callUpAppid: null, reasons: [] }
  return {
    ...told,
    providerId: tx.providerId,
    id,
    verifiedAt: null,
    requestSealed: sealRequest(ctx.vault, id, { merchant, product, amount, description, reference }),
    webhookEndpointId: null,
    storeId: null,
    terminalId: null,
    scene: null,
    identity,
    notifyUrl: `${ctx.publicUrl}/notify/wechat/${foreign.accountId}`,
    state: 'paid',
    attempts: 1,
    askedAt: paidAt,
    queries: 0,
    payToken: null,
    payTokenExpiresAt: null,
    expiresAt: paidAt,
    bankType: null,
    payerTotal: null,
    payerSealed: payer.sp || payer.sub ? sealPayer(ctx.vault, id, payer) : null,
    fee: feeOf(amount, foreign.feeRatePpm),
    refunding: refunded,
    refundCount: refunded === fen(0) ? 0 : 1,
    refundAccepted: refunded,
    refusedCode: null,
    refusedMessage: null,
    createdAt: paidAt,
    changedAt: tx.now,
  }
}
