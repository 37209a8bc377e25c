import type { FollowOffer } from './follow-rows.ts'

export type TradeType = 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'MICROPAY'

export type OrderState = 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR'

export type Order = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly trade_type: TradeType
  readonly state: OrderState
  readonly amount_fen: number
  readonly description: string
  readonly sp_appid: string
  readonly sub_appid: string | null
  readonly attach: string | null
  readonly device_id: string | null
  /** Null for a code payment, of which WeChat tells nobody. */
  readonly notify_url: string | null
  /** The openids named in the request, only for JSAPI. */
  readonly asked_sp_openid: string | null
  readonly asked_sub_openid: string | null
  /** A repeat is the same order only if this is the same, byte for byte. */
  readonly fingerprint: string
  /** How APIv2 signed the order, and so how its notice is signed; null for an order of APIv3. */
  readonly v2_sign_type: 'MD5' | 'HMAC-SHA256' | null
  readonly created_at: number
  readonly expires_at: number
  /** Null for a code payment, which no phone opens. */
  readonly session: string | null
  /** Whose payment code was scanned. */
  readonly scanned_payer: string | null
  readonly reversed_at: number | null
  /** The combined order that it is a part of. */
  readonly combination: string | null
  readonly fee_fen: number
  readonly payer: string | null
  readonly transaction_id: string | null
  readonly paid_at: number | null
  readonly refunds: readonly string[]
  /** Whether paying asked the payer to follow an account; null until it is paid. */
  readonly follow: FollowOffer | null
}

/** A combined order 合单: several orders, paid in one act. What became of it stands in its orders. */
export type Combination = {
  readonly combine_mchid: string
  readonly combine_appid: string
  readonly combine_out_trade_no: string
  readonly trade_type: TradeType
  /** Keys of its orders, in the order in which they were named. */
  readonly orders: readonly string[]
  readonly device_id: string | null
  readonly notify_url: string
  readonly fingerprint: string
  readonly transaction_id: string | null
}

/** What a payer's phone may open: a prepay id, a code or an H5 page, each with its own lifetime. */
export type Session = {
  readonly token: string
  readonly kind: 'prepay' | 'code' | 'h5'
  /** Of a combined order the first of its orders. */
  readonly order: string
  readonly expires_at: number
}
