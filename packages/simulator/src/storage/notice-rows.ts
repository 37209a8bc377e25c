import type { NoticeFault } from '../faults/kinds.ts'
import type { ViolationEvent } from './violation-rows.ts'

export type NoticeAttempt = {
  readonly at: number
  readonly status: number | null
  readonly error: string | null
  readonly duration_ms: number
  /** Sent besides the retry clock: by hand, or as a doubled notice. */
  readonly extra: boolean
  /** The bad luck that struck it. */
  readonly fault?: NoticeFault
}

export type Notice = {
  readonly id: string
  readonly sp_mchid: string
  readonly event_type: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED' | ViolationEvent
  readonly number: string
  readonly url: string
  /** Null = APIv3. Of APIv2 a payment's notice bears a sign of this type, and a refund's none: its content is sealed. */
  readonly v2: { readonly sign_type: 'MD5' | 'HMAC-SHA256' | null } | null
  /** What is sealed into `resource` or `req_info`, or signed, in clear. */
  readonly resource: Readonly<Record<string, unknown>>
  readonly created_at: number
  readonly state: 'pending' | 'delivered' | 'given_up'
  readonly attempts: readonly NoticeAttempt[]
  /** Null while under way, and once it is over. */
  readonly next_at: number | null
}
