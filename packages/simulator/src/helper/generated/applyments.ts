// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Applyment } from './types/forms.ts'

export function applymentsCalls(ask: Ask) {
  return {
    /**
     * Applications, newest first; what was sealed is in clear.
     * 进件申请单，由新到旧；加密上送的字段以明文显示。
     */
    list: (query: { readonly mchid?: string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly applyments: readonly Applyment[]
      }>('GET', '/_control/applyments', { query }),
    /**
     * One application.
     * 一张进件申请单。
     */
    read: (applyment_id: string) => ask<Applyment>('GET', `/_control/applyments/${part(applyment_id)}`),
    /**
     * The review passes: the account is checked next, or it is signed.
     * 审核通过：待账户验证或待签约。
     */
    approve: (applyment_id: string) => ask<Applyment>('POST', `/_control/applyments/${part(applyment_id)}/approval`),
    /**
     * The review rejects it, with a reason field by field.
     * 审核驳回，逐字段写明原因。
     */
    reject: (
      applyment_id: string,
      body: {
        readonly audit_detail: readonly {
          readonly field: string
          readonly field_name: string
          readonly reject_reason: string
        }[]
      },
    ) => ask<Applyment>('POST', `/_control/applyments/${part(applyment_id)}/rejection`, { body }),
    /**
     * The submission met an error: EDITTING, to be submitted again under its number.
     * 提交中出错：回到编辑中，须用同一编号再提交。
     */
    interrupt: (applyment_id: string) =>
      ask<Applyment>('POST', `/_control/applyments/${part(applyment_id)}/interruption`),
    /**
     * The account check, by remittance or by the legal representative; what fails may be tried again within 10 days.
     * 账户验证：汇款，或法人扫码；不成功则可再验，10 天为限。
     */
    checkAccount: (
      applyment_id: string,
      body: {
        readonly way: 'remittance' | 'legal_person'
        readonly ok: boolean
      },
    ) => ask<Applyment>('POST', `/_control/applyments/${part(applyment_id)}/account-checks`, { body }),
    /**
     * The super administrator signs; half an hour later the sub-merchant is there. `payer`: who scans the code, whose name must be the administrator’s; without it, the administrator.
     * 超级管理员签约；30 分钟后开通，商户号生效。payer：扫码的付款人，姓名须与超级管理员一致；不传即超级管理员本人。
     */
    sign: (
      applyment_id: string,
      body: {
        readonly payer?: string
      } = {},
    ) => ask<Applyment>('POST', `/_control/applyments/${part(applyment_id)}/signature`, { body }),
  }
}
