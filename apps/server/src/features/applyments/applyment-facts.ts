import type { NewEvent } from '../../base/events.ts'
import type { Applyment } from './applyment.ts'

/** The part of an event that is the same for every move of an applyment. Nothing of the form but what payers will see. */
export function factsOf(applyment: Applyment): Pick<NewEvent, 'subjectId' | 'accountId' | 'merchantId' | 'facts'> {
  return {
    subjectId: applyment.id,
    accountId: applyment.accountId,
    merchantId: applyment.merchantId,
    facts: {
      mode: applyment.mode,
      merchant: applyment.merchantId,
      state: applyment.state,
      name: applyment.name,
      business_code: applyment.businessCode,
      applyment_id: applyment.applymentId,
      rejected_fields: applyment.rejections.length,
      expires_at: applyment.expiresAt?.toISOString() ?? null,
      sub_mchid: applyment.subMchid,
    },
  }
}
