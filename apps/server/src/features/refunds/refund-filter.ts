import type { RefundTotalsQuery } from '@teyue/contract/refund'
import { commonConditions, type PaymentConditions, type Seen } from '../payments/payment-filter.ts'
import type { RefundState } from './refund.ts'

/** Which refunds are meant; null leaves a condition out. */
export type RefundConditions = Omit<PaymentConditions, 'state' | 'product' | 'terminalId'> & {
  readonly state: RefundState | null
  readonly paymentId: string | null
}

/** Which of them a list shows. `before` is the last id of the page before. */
export type RefundFilter = RefundConditions & { readonly before: string | null; readonly limit: number }

/** What a query asks for of what the caller may see. */
export function refundConditions(seen: Seen, query: RefundTotalsQuery): RefundConditions {
  const { state = null, payment = null } = query
  return { ...seen, state, paymentId: payment, ...commonConditions(query) }
}
