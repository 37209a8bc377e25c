// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Settlement, SettlementAccount, SettlementChange } from './types/settlements.ts'

export function settlementsCalls(ask: Ask) {
  return {
    /**
     * Settlements day by day, newest first.
     * 各日结算，由新到旧。
     */
    list: (query: { readonly sub_mchid?: string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly settlements: readonly Settlement[]
      }>('GET', '/_control/settlements', { query }),
    /**
     * Sends a failed one again.
     * 重新打款一笔失败的结算。
     */
    remit: (sub_mchid: string, day: string) =>
      ask<Settlement>('POST', `/_control/settlements/${part(sub_mchid)}/${part(day)}/remittances`),
    /**
     * Where a sub-merchant's money is remitted.
     * 结算账户。
     */
    account: (sub_mchid: string) =>
      ask<SettlementAccount>('GET', `/_control/merchants/${part(sub_mchid)}/settlement-account`),
    /**
     * Names another account, kept masked, and mends a failing one.
     * 更改结算账户，也修复失败的账户。
     */
    changeAccount: (
      sub_mchid: string,
      body: {
        readonly account_type?: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
        readonly account_bank: string
        readonly account_number: string
      },
    ) => ask<SettlementAccount>('PUT', `/_control/merchants/${part(sub_mchid)}/settlement-account`, { body }),
    /**
     * The bank sends remittances back until the account is mended.
     * 银行从此退回打款，直到账户修复。
     */
    failAccount: (
      sub_mchid: string,
      body: {
        readonly reason: string
      },
    ) => ask<SettlementAccount>('POST', `/_control/merchants/${part(sub_mchid)}/settlement-account/failure`, { body }),
    /**
     * Changes of settlement accounts that SPs have asked for, newest first.
     * 服务商提交的结算账户修改申请，由新到旧。
     */
    changes: (query: { readonly sub_mchid?: string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly changes: readonly SettlementChange[]
      }>('GET', '/_control/settlement-changes', { query }),
    /**
     * Reviews a change: the account is the new one, or with `fails_with` it is rejected.
     * 审核一笔修改：通过则账户生效，写明 fails_with 则驳回。
     */
    review: (
      application_no: string,
      body: {
        readonly fails_with?: string
      } = {},
    ) => ask<SettlementChange>('POST', `/_control/settlement-changes/${part(application_no)}/review`, { body }),
  }
}
