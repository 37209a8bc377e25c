import { type Coupon, join, readRefundedCoupons } from './coupons.ts'
import { beijingTime, filled, optional, type Reader, readerOf, refuseAt, whole, wordOf } from './values.ts'

const MAX_REFUNDS_PER_ANSWER = 50

/** CHANGE: card and balance both failed, a person must mend it. REFUNDCLOSE: it will not be paid. */
export type V2RefundStatus = 'SUCCESS' | 'REFUNDCLOSE' | 'PROCESSING' | 'CHANGE'

/** A refund as WeChat took it on. Amounts in fen. */
export type V2RefundAccepted = {
  readonly transaction_id: string
  readonly out_trade_no: string
  readonly out_refund_no: string
  readonly refund_id: string
  readonly refund_fee: number
  readonly settlement_refund_fee?: number
  readonly total_fee: number
  readonly settlement_total_fee?: number
  readonly fee_type?: string
  readonly cash_fee: number
  readonly cash_fee_type?: string
  /** What goes back to the payer; the rest goes back to coupons. */
  readonly cash_refund_fee?: number
  readonly coupon_refund_fee?: number
  readonly coupons?: readonly Coupon[]
}

/** A refund as a query tells it. Amounts in fen, the time RFC 3339. */
export type V2Refund = {
  readonly out_refund_no: string
  readonly refund_id: string
  readonly refund_status: V2RefundStatus
  readonly refund_fee: number
  readonly settlement_refund_fee?: number
  /** ORIGINAL, BALANCE, OTHER_BALANCE, OTHER_BANKCARD; open. */
  readonly refund_channel?: string
  readonly refund_account?: string
  /** So spelt by WeChat. */
  readonly refund_recv_accout: string
  readonly refund_success_time?: string
  readonly coupon_refund_fee?: number
  readonly coupons?: readonly Coupon[]
}

/** The refunds of one order. `refund_count` of them are in this answer, `total_refund_count` there are. */
export type V2Refunds = {
  readonly transaction_id: string
  readonly out_trade_no: string
  readonly total_fee: number
  readonly settlement_total_fee?: number
  readonly fee_type?: string
  readonly cash_fee: number
  readonly refund_count: number
  readonly total_refund_count?: number
  readonly refunds: readonly V2Refund[]
}

const readAccepted = readerOf<Omit<V2RefundAccepted, 'coupons'>>({
  transaction_id: filled,
  out_trade_no: filled,
  out_refund_no: filled,
  refund_id: filled,
  refund_fee: whole,
  settlement_refund_fee: optional(whole),
  total_fee: whole,
  settlement_total_fee: optional(whole),
  fee_type: optional(filled),
  cash_fee: whole,
  cash_fee_type: optional(filled),
  cash_refund_fee: optional(whole),
  coupon_refund_fee: optional(whole),
})

export const readRefundAccepted: Reader<V2RefundAccepted> = (message) =>
  join(readAccepted(message), readRefundedCoupons(message.fields))

const readHead = readerOf<Omit<V2Refunds, 'refunds'>>({
  transaction_id: filled,
  out_trade_no: filled,
  total_fee: whole,
  settlement_total_fee: optional(whole),
  fee_type: optional(filled),
  cash_fee: whole,
  refund_count: whole,
  total_refund_count: optional(whole),
})

const readOne = readerOf<Omit<V2Refund, 'coupons'>>({
  out_refund_no: filled,
  refund_id: filled,
  refund_status: wordOf<V2RefundStatus>('SUCCESS', 'REFUNDCLOSE', 'PROCESSING', 'CHANGE'),
  refund_fee: whole,
  settlement_refund_fee: optional(whole),
  refund_channel: optional(filled),
  refund_account: optional(filled),
  refund_recv_accout: filled,
  refund_success_time: optional(beijingTime),
  coupon_refund_fee: optional(whole),
})

const numbered = [
  'out_refund_no',
  'refund_id',
  'refund_status',
  'refund_fee',
  'settlement_refund_fee',
  'refund_channel',
  'refund_account',
  'refund_recv_accout',
  'refund_success_time',
  'coupon_refund_fee',
]

/** Reads `refund_count` refunds, each of whose fields ends in its number from 0. One that is not whole makes the answer wrong. */
export const readRefunds: Reader<V2Refunds> = (message) => {
  const head = readHead(message)
  if (!head.ok) return head
  if (head.value.refund_count > MAX_REFUNDS_PER_ANSWER) return refuseAt('/refund_count')

  const refunds: V2Refund[] = []
  for (let nth = 0; nth < head.value.refund_count; nth++) {
    const fields = new Map(numbered.map((name) => [name, message.fields.get(`${name}_${nth}`) ?? '']))
    const one = readOne({ fields, nested: new Map() })
    const joined = join(one.ok ? one : refuseAt(`${one.wrongAt}_${nth}`), readRefundedCoupons(message.fields, nth))
    if (!joined.ok) return joined
    refunds.push(joined.value)
  }
  return { ok: true, value: { ...head.value, refunds } }
}
