import type { Agreement } from './agreement-rows.ts'
import type { Follow, FollowOffer, Recommendation } from './follow-rows.ts'
import type { GoldPlan } from './gold-plan-rows.ts'
import type { AppTokens, Login } from './login-rows.ts'
import type { Media } from './media-rows.ts'
import type { BillDownload, Flow, Settlement, SettlementAccount } from './money-rows.ts'
import type { Permission } from './product.ts'

export type VerifyMode = 'certificate' | 'public_key' | 'both'
export type TradeType = 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'MICROPAY'

export type Provider = {
  readonly mchid: string
  readonly name: string
  readonly verify_mode: VerifyMode
  readonly api_v2_key: string
  /** 退款配置: where refunds that name no notify_url are told, as XML. */
  readonly refund_notify_url: string | null
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

/** How the payer's bank answers when a payment code is charged; `error_…` answers nothing, and the money went or did not. */
export type Bank = 'works' | 'refuses' | 'error_after_paying' | 'error_before_paying'

export type Payer = {
  readonly id: string
  readonly name: string
  readonly password: string
  /** A payment code pays up to this without a password. */
  readonly password_free_limit_fen: number
  readonly bank: Bank
}

/** A payment code 付款码 as it was shown on a phone. */
export type PaymentCode = {
  readonly code: string
  readonly payer: string
  readonly expires_at: number
  /** The order that it was used for. */
  readonly order: string | null
  /** The SP that looked up the payer by it: nobody else may charge it. */
  readonly reserved_for: string | null
}

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

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

export type Refund = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly out_refund_no: string
  readonly refund_id: string
  readonly order: string
  readonly amount_fen: number
  readonly status: RefundStatus
  readonly notify_url: string | null
  readonly reason: string | null
  /** By which API it was asked, or by hand on the merchant's platform; decides how and where it is told. */
  readonly asked_by: 'v3' | 'v2' | 'hand'
  readonly fingerprint: string
  readonly created_at: number
  readonly due_at: number
  readonly success_at: number | null
  /** When it went wrong and when it was given up: a day's bill shows what was known that day. */
  readonly abnormal_at?: number
  readonly closed_at?: number
  /** From which part of the merchant's balance it was asked to be paid; absent = from any. */
  readonly funds?: 'AVAILABLE' | 'UNSETTLED'
  /** What came back of the fee at its acceptance. */
  readonly fee_returned_fen?: number
  /** Where the money goes when the way it came is closed; null while it is the way it came. */
  readonly mending: Mending | null
}

/** The end of an abnormal refund 异常退款, as the provider asked for it. */
export type Mending = {
  readonly to: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD'
  /** As WeChat names the account that received the money. */
  readonly account: string
  readonly fingerprint: string
}

export type NoticeAttempt = {
  readonly at: number
  readonly status: number | null
  readonly error: string | null
  readonly duration_ms: number
  /** Sent besides the retry clock: by hand, or as a doubled notice. */
  readonly extra: boolean
}

export type Notice = {
  readonly id: string
  readonly sp_mchid: string
  readonly event_type: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED'
  readonly number: string
  readonly url: string
  /** Null = APIv3. Of APIv2 a payment's notice bears a sign of this type, and a refund's none: its content is sealed. */
  readonly v2: { readonly sign_type: 'MD5' | 'HMAC-SHA256' | null } | null
  /** What is sealed into `resource` or `req_info`, or signed, in clear. */
  readonly resource: Readonly<Record<string, unknown>>
  readonly created_at: number
  readonly state: 'pending' | 'delivered' | 'given_up'
  readonly attempts: readonly NoticeAttempt[]
  /** Null while under way, and once it is over. */
  readonly next_at: number | null
}

export type Account = {
  readonly account: string
  readonly owner: string
  readonly balance_fen: number
  /** Of a merchant's balance what is settled no more, because it was paid in or came back from the bank. */
  readonly available_fen?: number
}

/** The tables of the simulator, each keyed by a text of its own. */
export type Tables = {
  providers: Provider
  platform_keys: PlatformKey
  appids: Appid
  merchants: Merchant
  agreements: Agreement
  payers: Payer
  payment_codes: PaymentCode
  password_requests: { readonly payer: string; readonly order: string }
  logins: Login
  app_tokens: AppTokens
  orders: Order
  combinations: Combination
  transactions: { readonly order: string }
  sessions: Session
  refunds: Refund
  notices: Notice
  accounts: Account
  flows: Flow
  settlements: Settlement
  settlement_accounts: SettlementAccount
  bill_downloads: BillDownload
  recommendations: Recommendation
  follows: Follow
  /** 支付授权目录 by sub_mchid. */
  pay_paths: { readonly paths: readonly string[] }
  gold_plans: GoldPlan
  media: Media
  settings: { readonly value: unknown }
  fault_calls: { readonly calls: number }
  fault_texts: { readonly text: string }
}

export const TABLE_NAMES: readonly (keyof Tables)[] = [
  'providers',
  'platform_keys',
  'appids',
  'merchants',
  'agreements',
  'payers',
  'payment_codes',
  'password_requests',
  'logins',
  'app_tokens',
  'orders',
  'combinations',
  'transactions',
  'sessions',
  'refunds',
  'notices',
  'accounts',
  'flows',
  'settlements',
  'settlement_accounts',
  'bill_downloads',
  'recommendations',
  'follows',
  'pay_paths',
  'gold_plans',
  'media',
  'settings',
  'fault_calls',
  'fault_texts',
]
