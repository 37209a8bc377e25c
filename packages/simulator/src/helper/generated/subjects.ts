// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { SubjectConfirmation } from './types/forms.ts'

export function subjectsCalls(ask: Ask) {
  return {
    /**
     * Confirmations of subjects, newest first; what was sealed is in clear.
     * 开户意愿确认申请单，由新到旧；加密上送的字段以明文显示。
     */
    list: (query: { readonly mchid?: string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly confirmations: readonly SubjectConfirmation[]
      }>('GET', '/_control/subject-confirmations', { query }),
    /**
     * One confirmation of a subject.
     * 一张开户意愿确认申请单。
     */
    read: (applyment_id: string) =>
      ask<SubjectConfirmation>('GET', `/_control/subject-confirmations/${part(applyment_id)}`),
    /**
     * One step: the review passes, rejects or freezes it, the contact confirms, the account is verified, …. `reject` and `freeze` want a `reason`; `param` is the field that is rejected.
     * 审核通过、驳回、冻结，联系人确认，账户验证等一步。reject 与 freeze 须写 reason；param 是被驳回的字段。
     */
    act: (
      applyment_id: string,
      body: {
        readonly act: 'interrupt' | 'approve' | 'reject' | 'freeze' | 'confirm_contact' | 'verify' | 'cancel'
        readonly param?: string
        readonly reason?: string
      },
    ) => ask<SubjectConfirmation>('POST', `/_control/subject-confirmations/${part(applyment_id)}/acts`, { body }),
    /**
     * The contact authorizes one account, whose full name must be the subject’s.
     * 联系人授权一个商户号；商户全称须与主体名称一致。
     */
    authorize: (
      applyment_id: string,
      body: {
        readonly sub_mchid: string
      },
    ) =>
      ask<SubjectConfirmation>('POST', `/_control/subject-confirmations/${part(applyment_id)}/authorizations`, {
        body,
      }),
  }
}
