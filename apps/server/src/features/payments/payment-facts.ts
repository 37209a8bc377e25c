import type { NewEvent } from '../../base/events.ts'
import type { Payment } from './payment.ts'

/** The part of an event that is the same for every move of a payment: whose it is, and how it stands. Public facts only. */
export function factsOf(payment: Payment): Pick<NewEvent, 'subjectId' | 'accountId' | 'merchantId' | 'facts'> {
  return {
    subjectId: payment.id,
    accountId: payment.accountId,
    merchantId: payment.merchantId,
    facts: {
      mode: payment.mode,
      merchant: payment.merchantId,
      reference: payment.reference,
      product: payment.product,
      amount: payment.amount,
      state: payment.state,
      transaction_id: payment.transactionId,
      paid_at: payment.paidAt?.toISOString() ?? null,
      store: payment.storeId,
      terminal: payment.terminalId,
      webhook: payment.webhookEndpointId,
    },
  }
}
