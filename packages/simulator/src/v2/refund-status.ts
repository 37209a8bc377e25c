import type { RefundStatus } from '../storage/rows.ts'

/** What APIv2 calls the states of a refund, in answers and in notices. */
export const V2_REFUND_STATUSES: Readonly<Record<RefundStatus, string>> = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  ABNORMAL: 'CHANGE',
  CLOSED: 'REFUNDCLOSE',
}
