// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Violation } from './types/risk.ts'

export function violationsCalls(ask: Ask) {
  return {
    /**
     * What risk control did, newest first.
     * 风控的处置记录，由新到旧。
     */
    list: (query: { readonly sub_mchid?: string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly violations: readonly Violation[]
      }>('GET', '/_control/violations', { query }),
    /**
     * Risk control does something about a sub-merchant, and tells its SP. `event_type`: VIOLATION.PUNISH by default, INTERCEPT or APPEAL. `collecting`: also stops (false) or allows (true) collecting. The notice goes where the SP has set it by /v3/merchant-risk-manage/violation-notifications; nowhere if it has not, and `notice` is null.
     * 风控处置一个特约商户，并通知它的服务商。event_type 默认 VIOLATION.PUNISH（处罚），另有 INTERCEPT（拦截）、APPEAL（申诉）。collecting：同时停止（false）或恢复（true）收款。通知发往服务商以 /v3/merchant-risk-manage/violation-notifications 设置的地址；没有设置则不通知，notice 为 null。
     */
    record: (
      sub_mchid: string,
      body: {
        readonly event_type?: 'VIOLATION.PUNISH' | 'VIOLATION.INTERCEPT' | 'VIOLATION.APPEAL'
        readonly risk_type:
          | 'ONE_YUAN_PURCHASES'
          | 'MULTI_LEVEL_DISTRIBUTION_REBATE'
          | 'PROHIBITED_BUSINESS_CATEGORIES'
          | 'CASH_ADVANCE_VIA_CREDIT_CARD'
          | 'INDUCING_USERS_TO_MAKE_PAYMENTS'
          | 'FRAUD'
          | 'MALICIOUS_FAN_COUNT_BOOSTING'
          | 'CROSS_CATEGORY_ACTIVITIES'
          | 'CROSS_CATEGORY_BUSINESS'
          | 'GAMBLING'
          | 'LEWD_CONTENT'
          | 'UNLICENSED_PAYMENT_AND_SETTLEMENT_BUSINESS'
          | 'INVESTMENT'
          | 'TRANSACTION_DISPUTE'
          | 'UNUSUAL_TRANSACTION'
          | 'UNLICENSED_BUSINESS'
          | 'AFFILIATED_TO_A_VIOLATING_ENTITY'
          | 'INVOLVED_IN_A_JUDICIAL_CASE'
          | 'INCORRECT_INFORMATION_SUBMITTED'
          | 'APPEAL_SUCCESSFUL'
          | 'REPORTED_BY_OTHERS'
          | 'MORE_THAN_ONE_MERCHANT_UNDER_A_SINGLE_MERCHANT_ID'
          | 'UNACCEPTABLE_DOCUMENTS'
          | 'LARGE_AMOUNT_TRANSACTION'
          | 'UNCONFIRMED_WILLINGNESS_TO_OPEN_AN_ACCOUNT'
          | 'INACTIVE_TRANSACTION'
          | 'OTHER_UNUSUAL_ACTIVITIES'
        readonly punish_plan?: string
        readonly punish_description?: string
        readonly collecting?: boolean
      },
    ) => ask<Violation>('POST', `/_control/merchants/${part(sub_mchid)}/violations`, { body }),
  }
}
