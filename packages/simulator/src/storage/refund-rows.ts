export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

export type Refund = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly out_refund_no: string
  readonly refund_id: string
  readonly order: string
  readonly amount_fen: number
  readonly status: RefundStatus
  readonly notify_url: string | null
  readonly reason: string | null
  /** By which API it was asked, or by hand on the merchant's platform; decides how and where it is told. */
  readonly asked_by: 'v3' | 'v2' | 'hand'
  readonly fingerprint: string
  readonly created_at: number
  readonly due_at: number
  readonly success_at: number | null
  /** When it went wrong and when it was given up: a day's bill shows what was known that day. */
  readonly abnormal_at?: number
  readonly closed_at?: number
  /** From which part of the merchant's balance it was asked to be paid; absent = from any. */
  readonly funds?: 'AVAILABLE' | 'UNSETTLED'
  /** What came back of the fee at its acceptance. */
  readonly fee_returned_fen?: number
  /** Where the money goes when the way it came is closed; null while it is the way it came. */
  readonly mending: Mending | null
}

/** The end of an abnormal refund 异常退款, as the provider asked for it. */
export type Mending = {
  readonly to: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD'
  /** As WeChat names the account that received the money. */
  readonly account: string
  readonly fingerprint: string
}
