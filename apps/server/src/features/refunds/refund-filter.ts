import type { PaymentConditions } from '../payments/payment-filter.ts'
import type { RefundState } from './refund.ts'

/** Which refunds are meant; null leaves a condition out. */
export type RefundConditions = Omit<PaymentConditions, 'state' | 'product'> & {
  readonly state: RefundState | null
  readonly paymentId: string | null
}

/** Which of them a list shows. `before` is the last id of the page before. */
export type RefundFilter = RefundConditions & { readonly before: string | null; readonly limit: number }
