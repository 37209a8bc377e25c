import type { RefundTotalsQuery } from '@teyue/contract/refund'
import { commonConditions, type PaymentConditions } from '../payments/payment-filter.ts'
import type { Mode } from '../providers/account.ts'
import type { RefundState } from './refund.ts'

/** Which refunds are meant; null leaves a condition out. */
export type RefundConditions = Omit<PaymentConditions, 'state' | 'product'> & {
  readonly state: RefundState | null
  readonly paymentId: string | null
}

/** Which of them a list shows. `before` is the last id of the page before. */
export type RefundFilter = RefundConditions & { readonly before: string | null; readonly limit: number }

/** What a query asks for, of one mode and of the merchants that the caller may see. */
export function refundConditions(mode: Mode, merchantId: string | null, query: RefundTotalsQuery): RefundConditions {
  const { state = null, payment = null } = query
  return { mode, merchantId, state, paymentId: payment, ...commonConditions(query) }
}
