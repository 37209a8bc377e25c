import type { NewEvent } from '../../base/events.ts'
import type { Change } from './change.ts'

/** The part of an event that is the same for every move of a change. */
export function factsOf(change: Change): Pick<NewEvent, 'subjectId' | 'accountId' | 'merchantId' | 'facts'> {
  return {
    subjectId: change.id,
    accountId: change.accountId,
    merchantId: change.merchantId,
    facts: {
      mode: change.mode,
      merchant: change.merchantId,
      sub_mchid: change.subMchid,
      state: change.state,
      account_bank: change.accountBank,
      account_number: change.accountNumberMasked,
      application_no: change.applicationNo,
      refusal: change.refusedCode,
      fail_reason: change.failReason,
    },
  }
}
