import type { BeneficialOwner, MediaId } from '../identity-documents.ts'

export const picture: MediaId = 'jTpGmxUXqRTvDujqhThn4ReFxikqJ5YW6zFQ'
export const period = { begin: '2019-06-06', end: '2039-06-06' } as const

export function owner(): BeneficialOwner {
  return {
    ubo_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
    ubo_id_doc_copy: picture,
    ubo_id_doc_copy_back: picture,
    ubo_id_doc_name: '王五',
    ubo_id_doc_number: '11010519491231002X',
    ubo_id_doc_address: '北京市朝阳区二路二号',
    ubo_period_begin: period.begin,
    ubo_period_end: period.end,
  }
}
