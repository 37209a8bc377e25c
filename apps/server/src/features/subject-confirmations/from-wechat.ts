import type {
  SubjectConfirmationState,
  SubjectConfirmation as WechatConfirmation,
} from '@teyue/wechatpay/subject-confirmations'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Confirmation } from './confirmation.ts'
import type { ConfirmationReport, ConfirmationWord, Refusal } from './confirmation-report.ts'

const words: Readonly<Record<SubjectConfirmationState, ConfirmationWord>> = {
  APPLYMENT_STATE_EDITTING: 'editing',
  APPLYMENT_STATE_WAITTING_FOR_AUDIT: 'auditing',
  APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT: 'confirming_contact',
  APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON: 'confirming_legal_person',
  APPLYMENT_STATE_PASSED: 'passed',
  APPLYMENT_STATE_REJECTED: 'rejected',
  APPLYMENT_STATE_FREEZED: 'frozen',
  APPLYMENT_STATE_CANCELED: 'canceled',
}

/** A confirmation as a query tells it. */
export function toQueriedReport(id: string, told: WechatConfirmation, exchange: SealedExchange): ConfirmationReport {
  return {
    ...nothing(id),
    word: words[told.applyment_state],
    qrCode: told.qrcode_data || null,
    rejectParam: told.reject_param || null,
    rejectReason: told.reject_reason || null,
    source: 'query',
    exchange,
  }
}

/** WeChat took the form. */
export function toAcceptedReport(id: string, applymentId: number, exchange: SealedExchange): ConfirmationReport {
  return { ...nothing(id), word: 'accepted', applymentId, source: 'answer', exchange }
}

export function toRefusedReport(
  { id, attempts: attempt }: Pick<Confirmation, 'id' | 'attempts'>,
  refusal: Refusal,
  exchange: SealedExchange | null,
): ConfirmationReport {
  return { ...nothing(id), word: 'refused', refusal, attempt, source: 'answer', exchange }
}

export function toCanceledReport(id: string, exchange: SealedExchange): ConfirmationReport {
  return { ...nothing(id), word: 'canceled', source: 'answer', exchange }
}

/** WeChat knows no form under our number. */
export function toAbsentReport(id: string, exchange: SealedExchange | null): ConfirmationReport {
  return { ...nothing(id), word: 'absent', source: 'query', exchange }
}

function nothing(id: string) {
  return { id, applymentId: null, qrCode: null, rejectParam: null, rejectReason: null, refusal: null, attempt: null }
}
