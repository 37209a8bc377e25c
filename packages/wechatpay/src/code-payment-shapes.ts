import type { OrderParties, OrderTerms } from './order-requests.ts'
import { type Check, filled, oneOf, optional, record, text } from './shapes.ts'
import { checkTransactionOf, type Transaction } from './transaction.ts'

// Field lists: official partner pages 付款码支付 and 撤销, and the public openapi YAML
// docs/v3/pay/partner/transactions/codepay. Names are WeChat's own.

/** There is neither `notify_url` nor `time_expire`: nobody is notified, and the code lives one minute. */
export type CodeOrder = OrderParties &
  Pick<
    OrderTerms,
    'description' | 'out_trade_no' | 'attach' | 'goods_tag' | 'support_fapiao' | 'settle_info' | 'amount'
  > & {
    /** 18 digits that begin with 10 to 15; one minute, one use. */
    readonly payer: { readonly auth_code: string }
    readonly scene_info: {
      readonly device_id?: string
      readonly device_ip?: string
      /** `id` is the shop's number at WeChat, `out_id` the merchant's own. */
      readonly store_info: { readonly id?: string; readonly out_id?: string }
    }
    readonly detail?: CodeOrderDetail
  }

/** Amounts in fen. */
export type CodeOrderDetail = {
  readonly cost_price?: number
  readonly invoice_id?: string
  readonly goods_detail: readonly {
    readonly merchant_goods_id: string
    readonly wxpay_goods_id?: string
    readonly goods_name?: string
    readonly quantity: number
    readonly unit_price: number
  }[]
}

/** A transaction, of which WeChat may leave out what the request said. USERPAYING: the payer is asked for the password. */
export type CodePayment = Omit<Transaction, 'sp_appid' | 'trade_state_desc'> & {
  readonly sp_appid?: string
  readonly trade_state_desc?: string
}

/** Which order was reversed. `recall` is not on today's page, it comes from APIv2: `Y` asks to reverse again. */
export type Reversal = {
  readonly sp_appid?: string
  readonly sp_mchid: string
  readonly sub_appid?: string
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly recall?: 'Y' | 'N'
}

export const checkCodePayment: Check = checkTransactionOf<CodePayment>({
  sp_appid: optional(text),
  trade_state_desc: optional(text),
})

export const checkReversal: Check = record<Reversal>({
  sp_appid: optional(text),
  sp_mchid: filled,
  sub_appid: optional(text),
  sub_mchid: filled,
  out_trade_no: filled,
  recall: optional(oneOf('Y', 'N')),
})
