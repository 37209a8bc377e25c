import type { Fen } from '../../kit/fen.ts'

/** A row of the trade bill as we compare it. Amounts are what was ordered, without what coupons took off. */
export type BillLine = {
  /** `reversal`: a code payment that was reversed. */
  readonly kind: 'payment' | 'refund' | 'reversal'
  /** Our number: `out_trade_no`, of a refund `out_refund_no`. */
  readonly number: string
  /** WeChat's number: of the payment, of a refund its own. */
  readonly transactionId: string
  readonly subMchid: string
  readonly amount: Fen
  /** Of a refund, the `out_trade_no` of its payment, where the row has it. */
  readonly orderNumber?: string | null
}

/** The bill that a row stands in, and which download of it. */
export type Bill = { readonly accountId: string; readonly day: string; readonly run: number }
