import type { Permission } from './product.ts'

export type Appid = {
  readonly appid: string
  readonly name: string
  readonly kind: 'service_account' | 'mini_program' | 'mobile_app'
  readonly subject: string
  readonly app_secret: string
  /** The open-platform account that it is bound to, by any name: within one a payer has one unionid. */
  readonly open_platform: string | null
  /** Where OAuth may lead back to 网页授权域名. */
  readonly oauth_domains: readonly string[]
}

export type SubjectType = 'company' | 'individual' | 'micro'

export type Merchant = {
  readonly sub_mchid: string
  readonly provider: string
  readonly name: string
  readonly subject_type: SubjectType
  readonly subject: string
  readonly fee_rate_ppm: number
  /** What it began with; since then its agreements tell. */
  readonly permissions: Readonly<Record<Permission, boolean>>
  readonly appids: readonly { readonly appid: string; readonly joint_operation_letter: boolean }[]
  /** Risk control lets it collect nothing. */
  readonly restricted?: boolean
  readonly paid_fen: number
  readonly refunded_fen: number
}
