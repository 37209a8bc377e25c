import { type Check, filled, listOf, moment, oneOf, optional, record, text, whole } from './shapes.ts'

export const MAX_PROMOTIONS = 200
const MAX_GOODS = 2000

export type TradeState = 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR'

/** An order as WeChat tells it, in the answer to a query and in a payment notice. Amounts in fen. An unpaid order lacks much. */
export type Transaction = {
  readonly sp_appid: string
  readonly sp_mchid: string
  readonly sub_appid?: string
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly transaction_id?: string
  /** JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY; open, because WeChat adds to it. */
  readonly trade_type?: string
  readonly trade_state: TradeState
  readonly trade_state_desc: string
  readonly bank_type?: string
  readonly attach?: string
  /** RFC 3339; may be empty on an unpaid order. */
  readonly success_time?: string
  /** `sub_openid` is there only when the order named a `sub_appid`. */
  readonly payer?: { readonly sp_openid?: string; readonly sub_openid?: string }
  readonly amount?: TransactionAmount
  readonly scene_info?: { readonly device_id?: string }
  readonly promotion_detail?: readonly PromotionDetail[]
}

/** `total` is what was ordered; `payer_total` what the payer paid after coupons. Fen. */
export type TransactionAmount = {
  readonly total: number
  readonly payer_total?: number
  readonly currency?: string
  readonly payer_currency?: string
}

export type PromotionDetail = {
  readonly coupon_id: string
  readonly name?: string
  readonly scope?: string
  readonly type?: string
  readonly amount: number
  readonly stock_id?: string
  readonly wechatpay_contribute?: number
  readonly merchant_contribute?: number
  readonly other_contribute?: number
  readonly currency?: string
  readonly goods_detail?: readonly PromotionGoods[]
}

export type PromotionGoods = {
  readonly goods_id: string
  readonly quantity: number
  readonly unit_price: number
  readonly discount_amount: number
  readonly goods_remark?: string
}

export const tradeState = oneOf('NOTPAY', 'USERPAYING', 'SUCCESS', 'REFUND', 'CLOSED', 'REVOKED', 'PAYERROR')

const goods = record<PromotionGoods>({
  goods_id: text,
  quantity: whole,
  unit_price: whole,
  discount_amount: whole,
  goods_remark: optional(text),
})

export const promotion = record<PromotionDetail>({
  coupon_id: text,
  name: optional(text),
  scope: optional(text),
  type: optional(text),
  amount: whole,
  stock_id: optional(text),
  wechatpay_contribute: optional(whole),
  merchant_contribute: optional(whole),
  other_contribute: optional(whole),
  currency: optional(text),
  goods_detail: optional(listOf(goods, MAX_GOODS)),
})

const amount = record<TransactionAmount>({
  total: whole,
  payer_total: optional(whole),
  currency: optional(text),
  payer_currency: optional(text),
})

const fields = {
  sp_appid: filled,
  sp_mchid: filled,
  sub_appid: optional(text),
  sub_mchid: filled,
  out_trade_no: filled,
  transaction_id: optional(text),
  trade_type: optional(text),
  trade_state: tradeState,
  trade_state_desc: text,
  bank_type: optional(text),
  attach: optional(text),
  success_time: optional(text),
  payer: optional(record({ sp_openid: optional(text), sub_openid: optional(text) })),
  amount: optional(amount),
  scene_info: optional(record({ device_id: optional(text) })),
  promotion_detail: optional(listOf(promotion, MAX_PROMOTIONS)),
}

// What a paid order must carry besides: without these nobody could book it.
const paid = record<Required<Pick<Transaction, 'transaction_id' | 'success_time' | 'amount'>>>({
  transaction_id: filled,
  success_time: moment,
  amount,
})

export const checkTransaction: Check = checkTransactionOf<Transaction>({})

/** A transaction as `T` has it: with other demands on some of its fields. */
export function checkTransactionOf<T extends object>(others: { readonly [K in keyof T]?: Check }): Check {
  const any = record<Transaction>({ ...fields, ...others })
  return (value) => {
    const fault = any(value)
    if (fault !== null) return fault
    return (value as Transaction).trade_state === 'SUCCESS' ? paid(value) : null
  }
}
