import type { Merchant } from '../storage/merchant-rows.ts'
import type { Permission } from '../storage/product.ts'

export type Paid = {
  /** Days before today and hour of that day, in Shanghai. */
  readonly at: readonly [daysAgo: number, hour: number]
  readonly sub_mchid: string
  readonly payer: string
  readonly fen: number
  readonly what: string
  /** Given back two hours later. */
  readonly refundFen?: number
}

export type TemplateMerchant = Pick<Merchant, 'sub_mchid' | 'name' | 'subject_type' | 'subject'> & {
  readonly fee_rate_ppm?: number
  readonly permissions?: Partial<Record<Permission, boolean>>
  /** Bound as sub_appid; one of another subject comes with its letter. */
  readonly appids: readonly string[]
  /** Moves at the account manager's desk. */
  readonly moves?: readonly { readonly name: string; readonly act: string; readonly why?: string }[]
}

/** A world to begin with, under numbers that a page of documentation may show. */
export type Template = {
  readonly zh: string
  readonly en: string
  readonly provider: { readonly mchid: string; readonly name: string; readonly api_v3_key: string }
  /** The SP's own first; orders bear it. */
  readonly appids: readonly {
    readonly appid: string
    readonly name: string
    readonly kind: 'service_account' | 'mini_program'
    readonly subject: string
    readonly app_secret: string
    readonly oauth_domains?: readonly string[]
  }[]
  readonly merchants: readonly TemplateMerchant[]
  readonly payers: readonly { readonly id: string; readonly name: string; readonly balance_fen: number }[]
  readonly history: readonly Paid[]
}
