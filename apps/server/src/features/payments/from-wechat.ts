import type { CombinedTransaction } from '@teyue/wechatpay/combined-order-shapes'
import type { TradeState, Transaction as WechatTransaction } from '@teyue/wechatpay/transaction'
import type { KeptExchange, SealedExchange } from '../../base/exchanges.ts'
import { type Fen, fen } from '../../kit/fen.ts'
import type { Product } from '../appids/product.ts'
import { numberAtWechat, type Payment } from './payment.ts'
import type { PayerOpenids, PaymentReport, Transaction } from './payment-report.ts'

/** What a successful order gives the payer to pay with. */
export type PayToken = { readonly prepay_id: string } | { readonly code_url: string } | { readonly h5_url: string }

const states: Record<TradeState, PaymentReport['state']> = {
  NOTPAY: 'open',
  USERPAYING: 'open',
  // A failed try leaves the order payable.
  PAYERROR: 'open',
  SUCCESS: 'paid',
  // Paid, and since then refunded in part or whole.
  REFUND: 'paid',
  CLOSED: 'closed',
  REVOKED: 'closed',
}

const codeLifeMs = 2 * 3_600_000
const h5LifeMs = 5 * 60_000

/** An order as a query, a notice or an answer tells it. */
export function toPaymentReport(
  order: WechatTransaction,
  source: PaymentReport['source'],
  exchange: SealedExchange | KeptExchange | null,
): PaymentReport {
  return {
    paymentId: order.out_trade_no,
    state: states[order.trade_state],
    spMchid: order.sp_mchid,
    spAppid: order.sp_appid,
    subMchid: order.sub_mchid,
    amount: wholeFen(order.amount?.total),
    transaction: toTransaction(order),
    payToken: null,
    refusal: null,
    attempt: null,
    source,
    exchange,
  }
}

/** The answer to a question about a payment: its order, or the combined one in which its part is sought by its number. */
export function toQueriedReport(
  payment: Payment,
  told: WechatTransaction | CombinedTransaction,
  exchange: SealedExchange,
): PaymentReport {
  if (!('sub_orders' in told)) return toPaymentReport(told, 'query', exchange)
  const number = numberAtWechat(payment)
  const part = told.sub_orders.find(({ out_trade_no }) => out_trade_no === number)
  return part ? toPartReport(told, part, exchange) : toAbsentReport(payment, exchange)
}

/** A part of a combined order stands under the appid of the whole, and has the payer of the whole. */
function toPartReport(
  { combine_appid: spAppid, combine_payer_info: payer }: CombinedTransaction,
  { mchid, amount: asked, ...part }: CombinedTransaction['sub_orders'][number],
  exchange: SealedExchange,
): PaymentReport {
  const openids = {
    ...(payer?.openid ? { sp_openid: payer.openid } : {}),
    ...(part.sub_openid ? { sub_openid: part.sub_openid } : {}),
  }
  const paid = asked?.payer_amount === undefined ? {} : { payer_total: asked.payer_amount }
  const amount = asked ? { amount: { total: asked.total_amount, ...paid } } : {}
  const order = { ...part, ...amount, sp_mchid: mchid, sp_appid: spAppid, trade_state_desc: '', payer: openids }
  return toPaymentReport(order, 'query', exchange)
}

/** The answer to an order: it stands, and this is what to pay with. */
export function toOpenReport(payment: Payment, token: PayToken, at: Date, exchange: SealedExchange): PaymentReport {
  const text = 'prepay_id' in token ? token.prepay_id : 'code_url' in token ? token.code_url : token.h5_url
  const expiresAt = new Date(Math.min(at.getTime() + lifeOf(payment.product), payment.expiresAt.getTime()))
  const { attempts: attempt } = payment
  return { ...ownWord(payment), state: 'open', payToken: { text, expiresAt }, attempt, source: 'answer', exchange }
}

/** WeChat has closed the order at our word, which it answers without a body. */
export function toClosedReport(payment: Payment, exchange: SealedExchange): PaymentReport {
  return { ...ownWord(payment), state: 'closed', source: 'answer', exchange }
}

export function toRefusedReport(
  payment: Payment,
  refusal: { code: string; message: string },
  exchange: SealedExchange | null,
): PaymentReport {
  return {
    ...ownWord(payment),
    state: 'refused',
    refusal: { code: refusal.code, message: refusal.message },
    attempt: payment.attempts,
    source: 'answer',
    exchange,
  }
}

/** WeChat knows no order under our number. */
export function toAbsentReport(payment: Payment, exchange: SealedExchange | null): PaymentReport {
  return { ...ownWord(payment), state: 'absent', source: 'query', exchange }
}

function ownWord(payment: Payment): Omit<PaymentReport, 'state' | 'source' | 'exchange'> {
  const { spMchid, spAppid, subMchid } = payment.identity
  const said = { amount: null, transaction: null, payToken: null, refusal: null, attempt: null }
  return { paymentId: payment.id, spMchid, spAppid, subMchid, ...said }
}

function toTransaction(order: WechatTransaction): Transaction | null {
  if (!order.transaction_id || states[order.trade_state] !== 'paid') return null
  return {
    transactionId: order.transaction_id,
    paidAt: order.success_time ? new Date(order.success_time) : null,
    bankType: order.bank_type ?? null,
    payerTotal: wholeFen(order.amount?.payer_total),
    payer: toOpenids(order),
  }
}

function toOpenids({ sp_appid, sub_appid, payer }: WechatTransaction): PayerOpenids {
  return {
    sp: payer?.sp_openid ? { appid: sp_appid, openid: payer.sp_openid } : null,
    sub: payer?.sub_openid && sub_appid ? { appid: sub_appid, openid: payer.sub_openid } : null,
  }
}

function lifeOf(product: Product): number {
  return product === 'h5' ? h5LifeMs : codeLifeMs
}

function wholeFen(value: number | undefined): Fen | null {
  return value === undefined ? null : fen(value)
}
