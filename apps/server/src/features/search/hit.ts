import type { ApplymentState } from '../applyments/applyment.ts'
import type { PaymentState } from '../payments/payment.ts'
import type { RefundState } from '../refunds/refund.ts'

/** Something that bears the number that was looked for. */
export type MoneyHit = {
  readonly id: string
  readonly merchantId: string
  readonly storeId: string | null
  readonly amount: number
  readonly reference: string
  readonly createdAt: Date
  readonly matched: 'id' | 'reference' | 'transaction_id' | 'refund_id' | 'out_trade_no'
} & (
  | { readonly kind: 'payment'; readonly state: PaymentState }
  | { readonly kind: 'refund'; readonly state: RefundState }
)

export type ApplymentHit = {
  readonly kind: 'applyment'
  readonly id: string
  readonly state: ApplymentState
  readonly merchantId: string
  readonly name: string | null
  readonly createdAt: Date
  readonly matched: 'id' | 'applyment_id' | 'sub_mchid'
}

export type Hit = MoneyHit | ApplymentHit
