// Field lists: official partner pages of JSAPI, APP, H5 and Native 下单, and the public openapi YAML
// docs/v3/pay/partner/transactions. Names are WeChat's own.

/** Who sells, to WeChat: the provider always, the sub-merchant always, the sub-merchant's appid only when bound. */
export type OrderParties = {
  readonly sp_appid: string
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly sub_appid?: string
}

export type OrderTerms = {
  /** At most 127 characters. */
  readonly description: string
  /** 6 to 32 of `0-9 A-Z a-z _ - | *`, unique per provider over all its sub-merchants. */
  readonly out_trade_no: string
  /** RFC 3339, 1 minute to 15 days ahead (Native: 7); WeChat clamps it silently. */
  readonly time_expire?: string
  /** At most 128 characters; comes back in queries and notices. */
  readonly attach?: string
  /** https, no query, at most 255 characters. */
  readonly notify_url: string
  readonly goods_tag?: string
  readonly limit_pay?: readonly ('no_balance' | 'no_credit' | 'no_debit' | 'balance_only')[]
  readonly support_fapiao?: boolean
  /** `profit_sharing` freezes the money until it is shared or released. */
  readonly settle_info?: { readonly profit_sharing?: boolean }
  /** Fen. */
  readonly amount: { readonly total: number; readonly currency?: 'CNY' }
  readonly detail?: OrderDetail
  readonly scene_info?: SceneInfo
}

/** Amounts in fen. */
export type OrderDetail = {
  readonly cost_price?: number
  readonly invoice_id?: string
  readonly goods_detail?: readonly {
    readonly merchant_goods_id: string
    readonly wechatpay_goods_id?: string
    readonly goods_name?: string
    readonly quantity: number
    readonly unit_price: number
  }[]
}

export type SceneInfo = {
  readonly payer_client_ip: string
  readonly device_id?: string
  readonly store_info?: {
    readonly id: string
    readonly name?: string
    readonly area_code?: string
    readonly address?: string
  }
}

/**
 * Who pays. `sp_openid` is the payer under `sp_appid`, `sub_openid` under `sub_appid`: an openid without the appid it
 * belongs to does not compile.
 */
export type PayerIdentity =
  | { readonly sub_appid?: string; readonly payer: { readonly sp_openid: string; readonly sub_openid?: never } }
  | { readonly sub_appid: string; readonly payer: { readonly sub_openid: string; readonly sp_openid?: string } }

export type NativeOrder = OrderParties & OrderTerms
export type AppOrder = OrderParties & OrderTerms
export type JsapiOrder = Omit<OrderParties, 'sub_appid'> & OrderTerms & PayerIdentity

export type H5Order = OrderParties &
  Omit<OrderTerms, 'scene_info'> & {
    readonly scene_info: SceneInfo & {
      readonly h5_info: {
        readonly type: 'iOS' | 'Android' | 'Wap'
        readonly app_name?: string
        readonly app_url?: string
        readonly bundle_id?: string
        readonly package_name?: string
      }
    }
  }
