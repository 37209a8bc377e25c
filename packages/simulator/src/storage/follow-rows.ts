/** What paying did about recommend-follow (M6, M8), and why it did not. */
export type FollowOffer = {
  readonly offered: boolean
  readonly appid: string | null
  readonly followed: boolean
  readonly why_not: 'RULE_OFF' | 'NO_ACCOUNT' | 'APP_PAYMENT' | 'AMOUNT_TOO_SMALL' | 'FOLLOWS_ALREADY' | null
}

/** That a payer follows a service account, or did once. */
export type Follow = {
  readonly payer: string
  readonly appid: string
  readonly since: number
  /** The order that made it. */
  readonly order: string
  readonly ended_at: number | null
}

/** What a sub-merchant recommends after payments that name this sub_appid, or none. */
export type Recommendation = {
  readonly sub_mchid: string
  readonly sub_appid: string | null
  readonly subscribe_appid: string | null
  readonly receipt_appid: string | null
  readonly changed_at: number
}
