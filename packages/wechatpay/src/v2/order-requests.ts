// Field lists: official v2 partner pages of 统一下单 (APP: 4011941377) and 付款码支付 (4011941293), and the public openapi YAML
// docs/v2/pay. Names are WeChat's own; `mch_id`, `nonce_str`, `sign_type` and `sign` are the client's.

/** Who sells: the provider's appid, and always the sub-merchant. Without `sub_mch_id` it would be direct mode, which does not exist. */
export type V2Parties = { readonly appid: string; readonly sub_mch_id: string; readonly sub_appid?: string }

/**
 * Who pays: `openid` is the payer under `appid`, `sub_openid` under `sub_appid`. One of both; an openid without the appid it
 * belongs to does not compile.
 */
export type V2PayerIdentity =
  | { readonly openid: string; readonly sub_appid?: string; readonly sub_openid?: never }
  | { readonly sub_openid: string; readonly sub_appid: string; readonly openid?: never }

export type V2Terms = {
  /** What is sold; at most 127 characters. */
  readonly body: string
  /** 6 to 32 of `0-9 A-Z a-z _ - | * @`, unique per provider over all its sub-merchants. */
  readonly out_trade_no: string
  /** Fen. */
  readonly total_fee: number
  /** The payer's address for H5 and APP, else that of the machine that calls; IPv4 or IPv6. */
  readonly spbill_create_ip: string
  /** At most 127 characters; comes back in queries and notices. */
  readonly attach?: string
  readonly device_info?: string
  readonly detail?: V2OrderDetail
  /** RFC 3339; WeChat is told Beijing's time. */
  readonly time_start?: string
  /** RFC 3339, at least 1 minute after `time_start`. */
  readonly time_expire?: string
  readonly goods_tag?: string
  readonly limit_pay?: 'no_credit'
  /** `Y`: the payer may ask for an invoice. */
  readonly receipt?: 'Y'
  /** `Y` freezes the money until it is shared or released. */
  readonly profit_sharing?: 'Y' | 'N'
}

/** Amounts in fen. At most 6000 characters as JSON. */
export type V2OrderDetail = {
  readonly cost_price?: number
  readonly receipt_id?: string
  readonly goods_detail: readonly {
    readonly goods_id: string
    readonly wxpay_goods_id?: string
    readonly goods_name?: string
    readonly quantity: number
    readonly price: number
  }[]
}

export type V2StoreScene = {
  readonly store_info: {
    readonly id: string
    readonly name?: string
    readonly area_code?: string
    readonly address?: string
  }
}

export type V2H5Scene = {
  readonly h5_info:
    | { readonly type: 'IOS'; readonly app_name: string; readonly bundle_id: string }
    | { readonly type: 'Android'; readonly app_name: string; readonly package_name: string }
    | { readonly type: 'Wap'; readonly wap_url: string; readonly wap_name: string }
}

/** `notify_url`: https, no query, at most 256 characters. */
type Prepaid = V2Terms & { readonly notify_url: string }

export type V2JsapiOrder = Omit<V2Parties, 'sub_appid'> &
  V2PayerIdentity &
  Prepaid & { readonly scene_info?: V2StoreScene }
export type V2AppOrder = V2Parties & Prepaid & { readonly scene_info?: V2StoreScene }
/** Mode 2, the only one for providers (M11). `product_id` is the caller's own name of what the code is for. */
export type V2NativeOrder = V2Parties & Prepaid & { readonly product_id: string; readonly scene_info?: V2StoreScene }
export type V2H5Order = V2Parties & Prepaid & { readonly scene_info: V2H5Scene }

/** `auth_code`: the payer's 18 digits, good for one minute and one use. A new code needs a new `out_trade_no`. */
export type V2CodePayment = V2Parties & V2Terms & { readonly auth_code: string; readonly scene_info?: V2StoreScene }

/** An order is named by exactly one of its two numbers. */
export type V2OrderName =
  | { readonly out_trade_no: string; readonly transaction_id?: never }
  | { readonly transaction_id: string; readonly out_trade_no?: never }
