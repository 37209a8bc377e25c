export type VerifyMode = 'certificate' | 'public_key' | 'both'

export type Provider = {
  readonly mchid: string
  readonly name: string
  readonly verify_mode: VerifyMode
  readonly api_v2_key: string
  /** 退款配置: where refunds that name no notify_url are told, as XML. */
  readonly refund_notify_url: string | null
  /** Where it is told what risk control does with its sub-merchants; absent or null = nowhere. */
  readonly violation_notify_url?: string | null
  /** 商家小票链接: the page that stands as the receipt on the gold plan's page; absent or null = none. */
  readonly receipt_url?: string | null
  readonly api_v3_key: string
  readonly serial: string
  readonly certificate_pem: string
  readonly private_key_pem: string
  readonly appids: readonly string[]
  /** Platform certificate serials, oldest first; the last one signs. */
  readonly certificate_serials: readonly string[]
  readonly public_key_id: string | null
  /** Whether it may start combined orders. */
  readonly may_combine: boolean
  /** Whether it may have its sub-merchants' fund-flow bills. */
  readonly sub_fund_bill: boolean
}

export type PlatformKey = {
  readonly id: string
  readonly mchid: string
  readonly kind: 'certificate' | 'public_key'
  /** A certificate or a bare public key, by kind. */
  readonly pem: string
  readonly private_key_pem: string
  readonly effective_at: number
  readonly expires_at: number
}
