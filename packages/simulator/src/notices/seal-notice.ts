import { seal } from '../crypto/seal.ts'
import { rfc3339 } from '../kit/time.ts'
import type { Notice } from '../storage/notice-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'

const SUMMARIES: Readonly<Record<Notice['event_type'], string>> = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
  'VIOLATION.PUNISH': '子商户被处罚',
  'VIOLATION.INTERCEPT': '子商户交易被拦截',
  'VIOLATION.APPEAL': '子商户申诉有变化',
}

const ORIGINAL_TYPES = { TRANSACTION: 'transaction', REFUND: 'refund', VIOLATION: 'violation' } as const

export type NoticeContent = Pick<Notice, 'id' | 'event_type' | 'resource' | 'created_at'>

/** The bytes that go out; sealed anew each time, as WeChat does. */
export function sealNotice(notice: NoticeContent, provider: Provider): string {
  const originalType = ORIGINAL_TYPES[notice.event_type.split('.')[0] as keyof typeof ORIGINAL_TYPES]
  return JSON.stringify({
    id: notice.id,
    create_time: rfc3339(notice.created_at),
    resource_type: 'encrypt-resource',
    event_type: notice.event_type,
    summary: SUMMARIES[notice.event_type],
    resource: {
      original_type: originalType,
      ...seal(JSON.stringify(notice.resource), provider.api_v3_key, originalType),
    },
  })
}
