import { type Check, filled, listOf, moment, oneOf, optional, record, text, whole } from './shapes.ts'

const MAX_ACCOUNTS = 20
const MAX_PROMOTIONS = 200
const MAX_GOODS = 2000

/** CLOSED: unfunded for 7 days, ask under a new number. ABNORMAL: card and balance both failed, a person must mend it. */
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

/** A refund as WeChat tells it in answers. Amounts in fen. */
export type Refund = {
  readonly refund_id: string
  readonly out_refund_no: string
  readonly transaction_id: string
  readonly out_trade_no: string
  /** ORIGINAL, BALANCE, OTHER_BALANCE, OTHER_BANKCARD; open. */
  readonly channel: string
  readonly user_received_account: string
  /** RFC 3339, on SUCCESS. */
  readonly success_time?: string
  readonly create_time: string
  readonly status: RefundStatus
  readonly funds_account?: string
  readonly amount: RefundAmount
  readonly promotion_detail?: readonly RefundPromotion[]
}

/** Fen. `settlement_…` leaves out coupons that WeChat does not settle; `refund_fee` is the fee that comes back. */
export type RefundAmount = {
  readonly total: number
  readonly refund: number
  readonly from?: readonly { readonly account: string; readonly amount: number }[]
  readonly payer_total: number
  readonly payer_refund: number
  readonly settlement_refund?: number
  readonly settlement_total?: number
  readonly discount_refund?: number
  readonly currency?: string
  readonly refund_fee?: number
}

export type RefundPromotion = {
  readonly promotion_id: string
  readonly scope: string
  readonly type: string
  readonly amount: number
  readonly refund_amount: number
  readonly goods_detail?: readonly RefundGoods[]
}

export type RefundGoods = {
  readonly merchant_goods_id: string
  readonly wechatpay_goods_id?: string
  readonly goods_name?: string
  readonly unit_price: number
  readonly refund_amount: number
  readonly refund_quantity: number
}

/** What a refund notice carries: less than an answer, and its state under another name. */
export type RefundNotice = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly transaction_id: string
  readonly out_refund_no: string
  readonly refund_id: string
  readonly refund_status: RefundStatus
  /** RFC 3339, on SUCCESS. */
  readonly success_time?: string
  readonly user_received_account: string
  /** What the payer paid and gets back is told by v3 always, by v2 in part. */
  readonly amount: {
    readonly total: number
    readonly refund: number
    readonly payer_total?: number
    readonly payer_refund?: number
  }
  /** Of v2 only: `VENDOR_PLATFORM`, asked for by hand on the merchant's platform; `API`, by a program. */
  readonly refund_request_source?: string
}

const status = oneOf('PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL')

const goods = record<RefundGoods>({
  merchant_goods_id: text,
  wechatpay_goods_id: optional(text),
  goods_name: optional(text),
  unit_price: whole,
  refund_amount: whole,
  refund_quantity: whole,
})

const promotion = record<RefundPromotion>({
  promotion_id: text,
  scope: text,
  type: text,
  amount: whole,
  refund_amount: whole,
  goods_detail: optional(listOf(goods, MAX_GOODS)),
})

const amount = record<RefundAmount>({
  total: whole,
  refund: whole,
  from: optional(listOf(record({ account: text, amount: whole }), MAX_ACCOUNTS)),
  payer_total: whole,
  payer_refund: whole,
  settlement_refund: optional(whole),
  settlement_total: optional(whole),
  discount_refund: optional(whole),
  currency: optional(text),
  refund_fee: optional(whole),
})

export const checkRefund: Check = record<Refund>({
  refund_id: filled,
  out_refund_no: filled,
  transaction_id: filled,
  out_trade_no: filled,
  channel: text,
  user_received_account: text,
  success_time: optional(moment),
  create_time: moment,
  status,
  funds_account: optional(text),
  amount,
  promotion_detail: optional(listOf(promotion, MAX_PROMOTIONS)),
})

export const checkRefundNotice: Check = record<RefundNotice>({
  sp_mchid: filled,
  sub_mchid: filled,
  out_trade_no: filled,
  transaction_id: filled,
  out_refund_no: filled,
  refund_id: filled,
  refund_status: status,
  success_time: optional(moment),
  user_received_account: text,
  amount: record<RefundNotice['amount']>({ total: whole, refund: whole, payer_total: whole, payer_refund: whole }),
  refund_request_source: optional(text),
})
