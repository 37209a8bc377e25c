// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Follows = {
  readonly follows: readonly {
    readonly appid: string
    readonly name: string
    readonly since: string
    readonly out_trade_no: string
  }[]
}

export type PayerRecord = {
  readonly kind: 'payment' | 'refund'
  readonly at: string
  /** 分 · fen */
  readonly amount_fen: number
  readonly merchant_name?: string
  readonly description?: string
  readonly sp_mchid: string
  readonly out_trade_no?: string
  readonly out_refund_no?: string
  readonly refund_id?: string
  readonly transaction_id?: string | null
  /** 推荐关注：付款后已按选项关注或未关注 · the account that was offered to follow, and whether the payer follows it now */
  readonly follow?: {
    readonly appid: string
    readonly name: string
    readonly followed: boolean
  } | null
  readonly state: string
}

export type Payer = {
  readonly id: string
  readonly name: string
  /** 分 · fen */
  readonly balance_fen: number
  /** 分 · fen */
  readonly password_free_limit_fen: number
  readonly bank: 'works' | 'refuses' | 'error_after_paying' | 'error_before_paying'
  readonly account: 'open' | 'closed'
}
