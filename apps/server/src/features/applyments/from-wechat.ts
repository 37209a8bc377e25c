import type { Applyment as WechatApplyment, ApplymentState as WechatState } from '@teyue/wechatpay/applyments'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Applyment } from './applyment.ts'
import type { ApplymentReport, Refusal, Word } from './applyment-report.ts'

const words: Readonly<Record<WechatState, Word>> = {
  APPLYMENT_STATE_EDITTING: 'editing',
  APPLYMENT_STATE_AUDITING: 'auditing',
  APPLYMENT_STATE_REJECTED: 'rejected',
  APPLYMENT_STATE_TO_BE_CONFIRMED: 'to_be_confirmed',
  APPLYMENT_STATE_TO_BE_SIGNED: 'to_be_signed',
  APPLYMENT_STATE_SIGNING: 'signing',
  APPLYMENT_STATE_FINISHED: 'finished',
  APPLYMENT_STATE_CANCELED: 'canceled',
}

/** An applyment as a query tells it. */
export function toQueriedReport(
  { id }: Pick<Applyment, 'id'>,
  told: WechatApplyment,
  exchange: SealedExchange,
): ApplymentReport {
  return {
    id,
    word: words[told.applyment_state],
    businessCode: told.business_code ?? null,
    applymentId: told.applyment_id ?? null,
    subMchid: told.sub_mchid || null,
    signUrl: told.sign_url || null,
    message: told.applyment_state_msg || null,
    rejections: (told.audit_detail ?? []).map(({ field, field_name, reject_reason }) => ({
      field: field ?? null,
      fieldName: field_name ?? null,
      reason: reject_reason ?? null,
    })),
    refusal: null,
    attempt: null,
    source: 'query',
    exchange,
  }
}

/** WeChat took the form. */
export function toAcceptedReport(
  { id }: Pick<Applyment, 'id'>,
  applymentId: number,
  exchange: SealedExchange,
): ApplymentReport {
  return { ...nothing(id), word: 'accepted', applymentId, source: 'answer', exchange }
}

export function toRefusedReport(
  { id, attempts: attempt }: Pick<Applyment, 'id' | 'attempts'>,
  refusal: Refusal,
  exchange: SealedExchange | null,
): ApplymentReport {
  return { ...nothing(id), word: 'refused', refusal, attempt, source: 'answer', exchange }
}

/** WeChat knows no form under our number. */
export function toAbsentReport({ id }: Pick<Applyment, 'id'>, exchange: SealedExchange | null): ApplymentReport {
  return { ...nothing(id), word: 'absent', source: 'query', exchange }
}

function nothing(id: string) {
  const unsaid = { businessCode: null, applymentId: null, subMchid: null, signUrl: null, message: null, refusal: null }
  return { ...unsaid, id, rejections: [], attempt: null }
}
