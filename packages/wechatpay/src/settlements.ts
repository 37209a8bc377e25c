import { type Call, type CallOptions, queryOf, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import type { Keyring } from './keyring.ts'
import { applymentRefusals, queryRefusals } from './refusals.ts'
import { sealerOf } from './sealing.ts'
import { type Sealed, sealForm } from './sensitive-fields.ts'
import { type Check, filled, oneOf, optional, record, text } from './shapes.ts'
import type { Transport } from './transport.ts'

const BASE = '/v3/apply4sub/sub_merchants'
const ACCOUNT_TYPES = ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'] as const

/** 对公银行账户; 经营者个人银行卡, of individual businesses and micro merchants alone. */
export type SettlementAccountType = (typeof ACCOUNT_TYPES)[number]

/** How much of the account's number is shown. */
export type AccountNumberRule = 'ACCOUNT_NUMBER_RULE_MASK_V1' | 'ACCOUNT_NUMBER_RULE_MASK_V2'

/** The account that a sub-merchant is settled to. Its number is masked. */
export type Settlement = {
  readonly account_type: SettlementAccountType
  readonly account_bank: string
  readonly bank_name?: string
  readonly bank_branch_id?: string
  readonly account_number: string
  /** Absent while the account is that of the application and no remittance to it has failed. */
  readonly verify_result?: 'VERIFY_SUCCESS' | 'VERIFY_FAIL' | 'VERIFYING'
  readonly verify_fail_reason?: string
}

/** Number and name in clear: they are sealed here. Without `account_name` the name stays. */
export type SettlementChange = {
  readonly sub_mchid: string
  /** Older pages; today each change is taken in and reviewed, whether it is said or not. */
  readonly modify_mode?: 'MODIFY_MODE_ASYNC'
  readonly account_type: SettlementAccountType
  readonly account_bank: string
  /** Today's page has it no more. */
  readonly bank_address_code?: string
  /** With its branch; this or `bank_branch_id` where `banks` says `need_bank_branch`. */
  readonly bank_name?: string
  readonly bank_branch_id?: string
  readonly account_number: string
  readonly account_name?: string
}

/** A change as it was taken in. AUDIT_SUCCESS: the account is the new one. Name and number are masked. */
export type SettlementApplication = {
  readonly account_name: string
  readonly account_type: SettlementAccountType
  readonly account_bank: string
  readonly bank_name?: string
  readonly bank_branch_id?: string
  readonly account_number: string
  readonly verify_result: 'AUDIT_SUCCESS' | 'AUDITING' | 'AUDIT_FAIL'
  readonly verify_fail_reason?: string
  /** RFC 3339. */
  readonly verify_finish_time?: string
}

export type ApplicationNo = { readonly application_no: string }

/** Settlement accounts 结算账户 of sub-merchants. Throws `WechatPayError`; TypeError for a number that is none: nothing is sent. */
export type Settlements = {
  /** Official page: 查询结算账户. The account in force. */
  query(
    merchant: { readonly sub_mchid: string; readonly account_number_rule?: AccountNumberRule },
    options?: CallOptions,
  ): Promise<Answer<Settlement>>
  /**
   * Official page: 修改结算账户. Five a day for each sub-merchant, until midnight in Shanghai, and 20 a minute; none while one is under
   * review. When the answer is lost, so is its number: `query` shows in time whether the account has changed; made again it counts
   * again. Throws NOT_SENT when there is no key of WeChat's to seal for.
   */
  modify(change: SettlementChange, options?: CallOptions): Promise<Answer<ApplicationNo>>
  /** Official page: 查询结算账户修改申请状态. */
  queryApplication(
    application: {
      readonly sub_mchid: string
      readonly application_no: string
      readonly account_number_rule?: AccountNumberRule
    },
    options?: CallOptions,
  ): Promise<Answer<SettlementApplication>>
}

const account = {
  account_type: oneOf(...ACCOUNT_TYPES),
  account_bank: text,
  bank_name: optional(text),
  bank_branch_id: optional(text),
  account_number: text,
  verify_fail_reason: optional(text),
} as const

const checkSettlement: Check = record<Settlement>({
  ...account,
  verify_result: optional(oneOf('VERIFY_SUCCESS', 'VERIFY_FAIL', 'VERIFYING')),
})

const checkApplication: Check = record<SettlementApplication>({
  ...account,
  account_name: text,
  verify_result: oneOf('AUDIT_SUCCESS', 'AUDITING', 'AUDIT_FAIL'),
  verify_finish_time: optional(text),
})

const checkApplicationNo: Check = record<ApplicationNo>({ application_no: filled })

export function createSettlements(transport: Transport, keyring: Keyring, now: () => Date): Settlements {
  const ask = <T>(path: string, rule: AccountNumberRule | undefined, check: Check, options?: CallOptions) => {
    const query = queryOf({ account_number_rule: rule })
    const whole = `${BASE}/${path}${query === '' ? '' : `?${query}`}`
    return transport.send<T>({ method: 'GET', path: whole, success: 200, check, refusals: queryRefusals }, options)
  }
  return {
    query: async ({ sub_mchid, account_number_rule: rule }, options) =>
      ask(`${segment('sub_mchid', sub_mchid)}/settlement`, rule, checkSettlement, options),
    modify: async ({ sub_mchid, ...change }, options) => {
      const path = `${BASE}/${segment('sub_mchid', sub_mchid)}/modify-settlement`
      const sealer = sealerOf(keyring, now())
      return transport.send(modification(path, sealForm(change, sealer), sealer.serial), options)
    },
    queryApplication: async ({ sub_mchid, application_no, account_number_rule: rule }, options) => {
      const path = `${segment('sub_mchid', sub_mchid)}/application/${segment('application_no', application_no)}`
      return ask(path, rule, checkApplication, options)
    },
  }
}

type Change = Omit<SettlementChange, 'sub_mchid'>

function modification(path: string, body: Sealed<Change>, sealedFor: string): Call<ApplicationNo> {
  const call = { method: 'POST', path, success: 200, check: checkApplicationNo } as const
  return { ...call, body, sealedFor, refusals: applymentRefusals }
}
