// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Merchant = {
  readonly sub_mchid: string
  readonly provider: string
  readonly name: string
  readonly subject_type: 'company' | 'individual' | 'micro'
  readonly subject: string
  readonly fee_rate_ppm: number
  readonly permissions: Permissions
  readonly appids: readonly {
    readonly appid: string
    readonly joint_operation_letter: boolean
  }[]
  readonly restricted?: boolean
  /** 分 · fen */
  readonly paid_fen: number
  /** 分 · fen */
  readonly refunded_fen: number
  /** 分 · fen */
  readonly balance_fen: number
}

export type Permissions = {
  readonly jsapi: boolean
  readonly native: boolean
  readonly mini_program: boolean
  readonly app: boolean
  readonly h5: boolean
  readonly codepay: boolean
  readonly combine: boolean
  readonly refund: boolean
  readonly red_packets: boolean
}

export type DevConfig = {
  readonly sub_mchid: string
  readonly pay_paths: readonly string[]
  readonly recommendations: readonly Recommendation[]
}

export type Recommendation = {
  /** 支付时带此 sub_appid；null 为不带 · for payments with this sub_appid, or with none */
  readonly sub_appid: string | null
  readonly subscribe_appid: string | null
  readonly receipt_appid: string | null
  readonly changed_at: string
  /** 30 天内不可再改 · not to be changed again for 30 days */
  readonly changeable_at: string
}

export type Flow = {
  readonly number: string
  readonly at: string
  readonly kind:
    | 'payment'
    | 'refund'
    | 'refund_closed'
    | 'reversal'
    | 'settlement'
    | 'settlement_returned'
    | 'withdrawal'
    | 'top_up'
    | 'brought_forward'
  readonly fee: boolean
  /** 分 · fen */
  readonly amount_fen: number
  /** 分 · fen */
  readonly balance_fen: number
  readonly business_number: string
  readonly note: string
}

export type PortalLogin = {
  readonly sub_mchid: string
  readonly state: 'unfetched' | 'initial' | 'chosen'
  readonly fetched_at: string | null
  readonly changed_at: string | null
  readonly signed_in_at: string | null
}

export type InitialPassword = {
  readonly sub_mchid: string
  readonly password: string
}

export type HandRefund = {
  readonly out_refund_no: string
  readonly refund_id: string
  readonly status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
}

export type GoldPlan = {
  readonly sub_mchid: string
  readonly plan: Switch
  readonly scene: 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM'
  readonly custom_page: Switch
  readonly advertising: Switch
  readonly filters: readonly string[]
}

export type Switch = {
  readonly open: boolean
  readonly effective: boolean
  readonly changed_at: string | null
}
