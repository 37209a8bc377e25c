import type { Agreement } from './agreement-rows.ts'
import type { Applyment } from './applyment-rows.ts'
import type { Follow, Recommendation } from './follow-rows.ts'
import type { GoldPlan } from './gold-plan-rows.ts'
import type { AppTokens, Login } from './login-rows.ts'
import type { Media } from './media-rows.ts'
import type { Appid, Merchant } from './merchant-rows.ts'
import type { Account, BillDownload, Flow, Settlement, SettlementAccount } from './money-rows.ts'
import type { Notice } from './notice-rows.ts'
import type { Combination, Order, Session } from './order-rows.ts'
import type { Payer, PaymentCode } from './payer-rows.ts'
import type { PortalLogin } from './portal-rows.ts'
import type { PlatformKey, Provider } from './provider-rows.ts'
import type { Refund } from './refund-rows.ts'
import type { SettlementChange } from './settlement-change-rows.ts'
import type { SubjectConfirmation } from './subject-rows.ts'
import type { Violation } from './violation-rows.ts'

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
  portal_logins: PortalLogin
  media: Media
  /** By who asked and its number of the form. */
  applyments: Applyment
  settlement_changes: SettlementChange
  subject_confirmations: SubjectConfirmation
  /** WeChat's number of a form, and where it lies. */
  form_numbers: { readonly table: 'applyments' | 'subject_confirmations'; readonly key: string }
  /** By sub_mchid: the subject has said that the account is its own. */
  subject_authorizations: { readonly sub_mchid: string; readonly at: number }
  violations: Violation
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
  'portal_logins',
  'media',
  'applyments',
  'settlement_changes',
  'subject_confirmations',
  'form_numbers',
  'subject_authorizations',
  'violations',
  'settings',
  'fault_calls',
  'fault_texts',
]
