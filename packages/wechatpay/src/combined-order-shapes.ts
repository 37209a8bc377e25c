import type { OrderTerms } from './order-requests.ts'
import { type Check, filled, listOf, moment, optional, record, text, whole } from './shapes.ts'
import { MAX_PROMOTIONS, type PromotionDetail, promotion, type TradeState, tradeState } from './transaction.ts'

// Field lists: official partner pages 合单下单, 合单查询订单, 合单支付通知 (4012760633, 4012760622, 4012760629, 4012760626) and
// the public openapi YAML docs/v3/combine-transactions. Names are WeChat's own.

/** One to so many orders in one act of paying, in partner mode. */
export const MAX_SUB_ORDERS = 50

/** One sub-merchant's order. `mchid` is the provider's number, bound to `combine_appid`; the money is the sub-merchant's. */
export type SubOrder = {
  readonly mchid: string
  readonly sub_mchid: string
  readonly sub_appid?: string
  /** 6 to 32 of `0-9 A-Z a-z _ - | *`, unique per provider, as for single orders. */
  readonly out_trade_no: string
  /** At most 127 characters. */
  readonly description: string
  /** At most 128 characters; WeChat demands it. */
  readonly attach: string
  /** Fen. */
  readonly amount: { readonly total_amount: number; readonly currency: 'CNY' }
  readonly detail?: string
  readonly goods_tag?: string
  /** `subsidy_amount` in fen. */
  readonly settle_info?: { readonly profit_sharing?: boolean; readonly subsidy_amount?: number }
}

export type CombinedTerms = {
  readonly combine_appid: string
  /** The provider's own number. */
  readonly combine_mchid: string
  /** 2 to 32 of `0-9 A-Z a-z _ - | *`. */
  readonly combine_out_trade_no: string
  readonly time_start?: string
  /** RFC 3339. */
  readonly time_expire?: string
  /** https, no query, at most 255 characters. */
  readonly notify_url: string
  readonly limit_pay?: OrderTerms['limit_pay']
  readonly scene_info?: { readonly payer_client_ip: string; readonly device_id?: string }
}

export type CombinedOrder = CombinedTerms & { readonly sub_orders: readonly SubOrder[] }

/**
 * `openid` is the payer under `combine_appid`, `sub_openid` under the `sub_appid` of a sub-order, which then comes first: an
 * openid without the appid it belongs to does not compile.
 */
export type CombinedJsapiOrder = CombinedTerms &
  (
    | {
        readonly sub_orders: readonly SubOrder[]
        readonly combine_payer_info: { readonly openid: string; readonly sub_openid?: never }
      }
    | {
        readonly sub_orders: readonly [SubOrder & { readonly sub_appid: string }, ...SubOrder[]]
        readonly combine_payer_info: { readonly openid?: string; readonly sub_openid: string }
      }
  )

export type CombinedH5Order = Omit<CombinedOrder, 'scene_info'> & {
  readonly scene_info: {
    readonly payer_client_ip: string
    readonly device_id: string
    readonly h5_info: {
      readonly type: 'iOS' | 'Android' | 'Wap'
      readonly app_name?: string
      readonly app_url?: string
      readonly bundle_id?: string
      readonly package_name?: string
    }
  }
}

/** A combined order as WeChat tells it, in a query and in a notice: to be read sub-order by sub-order. Amounts in fen. */
export type CombinedTransaction = {
  readonly combine_appid: string
  readonly combine_mchid: string
  readonly combine_out_trade_no: string
  /** Not in notices. */
  readonly combine_transaction_id?: string
  readonly scene_info?: { readonly device_id?: string }
  /** At least one. */
  readonly sub_orders: readonly SubTransaction[]
  /** `openid` is the payer under `combine_appid`. */
  readonly combine_payer_info?: { readonly openid?: string }
}

export type SubTransaction = {
  readonly mchid: string
  readonly sub_mchid: string
  readonly sub_appid?: string
  readonly sub_openid?: string
  readonly out_trade_no: string
  /** Names the sub-order in refunds and sharing. */
  readonly transaction_id?: string
  readonly trade_type?: string
  readonly trade_state: TradeState
  readonly bank_type?: string
  readonly attach?: string
  /** RFC 3339; may be empty on an unpaid order. */
  readonly success_time?: string
  readonly amount?: SubTransactionAmount
  readonly promotion_detail?: readonly PromotionDetail[]
}

/** `total_amount` is what was ordered; `payer_amount` what the payer paid after coupons. Fen. */
export type SubTransactionAmount = {
  readonly total_amount: number
  readonly payer_amount?: number
  readonly currency?: string
  readonly payer_currency?: string
}

const amount = record<SubTransactionAmount>({
  total_amount: whole,
  payer_amount: optional(whole),
  currency: optional(text),
  payer_currency: optional(text),
})

const anySubTransaction = record<SubTransaction>({
  mchid: filled,
  sub_mchid: filled,
  sub_appid: optional(text),
  sub_openid: optional(text),
  out_trade_no: filled,
  transaction_id: optional(text),
  trade_type: optional(text),
  trade_state: tradeState,
  bank_type: optional(text),
  attach: optional(text),
  success_time: optional(text),
  amount: optional(amount),
  promotion_detail: optional(listOf(promotion, MAX_PROMOTIONS)),
})

// What a paid sub-order must carry besides: without these nobody could book it.
const paid = record<Required<Pick<SubTransaction, 'transaction_id' | 'success_time' | 'amount'>>>({
  transaction_id: filled,
  success_time: moment,
  amount,
})

const subTransaction: Check = (value) => {
  const fault = anySubTransaction(value)
  if (fault !== null) return fault
  return (value as SubTransaction).trade_state === 'SUCCESS' ? paid(value) : null
}

const anyCombined = record<CombinedTransaction>({
  combine_appid: filled,
  combine_mchid: filled,
  combine_out_trade_no: filled,
  combine_transaction_id: optional(text),
  scene_info: optional(record({ device_id: optional(text) })),
  sub_orders: listOf(subTransaction, MAX_SUB_ORDERS),
  combine_payer_info: optional(record({ openid: optional(text) })),
})

export const checkCombinedTransaction: Check = (value) => {
  const fault = anyCombined(value)
  if (fault !== null) return fault
  return (value as CombinedTransaction).sub_orders.length === 0 ? '/sub_orders' : null
}
