import type { NewEvent } from '../../base/events.ts'
import type { Confirmation } from './confirmation.ts'

/** The part of an event that is the same for every move of a confirmation. */
export function factsOf(
  confirmation: Confirmation,
): Pick<NewEvent, 'subjectId' | 'accountId' | 'merchantId' | 'facts'> {
  return {
    subjectId: confirmation.id,
    accountId: confirmation.accountId,
    merchantId: confirmation.merchantId,
    facts: {
      mode: confirmation.mode,
      merchant: confirmation.merchantId,
      sub_mchid: confirmation.subMchid,
      state: confirmation.state,
      name: confirmation.name,
      business_code: confirmation.businessCode,
      applyment_id: confirmation.applymentId,
      reject_param: confirmation.rejectParam,
      reject_reason: confirmation.rejectReason,
      refusal: confirmation.refusedCode,
      expires_at: confirmation.expiresAt?.toISOString() ?? null,
    },
  }
}
