import type { Refund, RefundStatus } from '../storage/refund-rows.ts'

/** What APIv2 calls the states of a refund, in answers and in notices. */
export const V2_REFUND_STATUSES: Readonly<Record<RefundStatus, string>> = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  ABNORMAL: 'CHANGE',
  CLOSED: 'REFUNDCLOSE',
}

/** What paid for a refund, as APIv2 calls it: what was not yet settled, unless the other was asked for. */
export function fundsSource({ funds }: Refund): string {
  return funds === 'AVAILABLE' ? 'REFUND_SOURCE_RECHARGE_FUNDS' : 'REFUND_SOURCE_UNSETTLED_FUNDS'
}
