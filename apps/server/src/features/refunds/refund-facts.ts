import type { NewEvent } from '../../base/events.ts'
import type { Payment } from '../payments/payment.ts'
import type { Refund } from './refund.ts'

/** The part of an event that is the same for every move of a refund. Public facts only. */
export function factsOf(
  refund: Refund,
  payment: Payment,
): Pick<NewEvent, 'subjectId' | 'accountId' | 'merchantId' | 'facts'> {
  return {
    subjectId: refund.id,
    accountId: refund.accountId,
    merchantId: refund.merchantId,
    facts: {
      mode: refund.mode,
      merchant: refund.merchantId,
      payment: refund.paymentId,
      reference: refund.reference,
      amount: refund.amount,
      state: refund.state,
      refund_id: refund.refundId,
      succeeded_at: refund.succeededAt?.toISOString() ?? null,
      store: refund.storeId,
      webhook: payment.webhookEndpointId,
    },
  }
}
