import type { Refund as RefundView } from '@teyue/contract/refund'
import type { Refund } from './refund.ts'

/** A refund as the API shows it. A refusal that is in doubt is not shown as one. */
export function viewRefund(refund: Refund): RefundView {
  const refused = refund.state === 'refused' && refund.refusedCode !== null
  return {
    id: refund.id,
    object: 'refund',
    payment: refund.paymentId,
    merchant: refund.merchantId,
    store: refund.storeId,
    amount: refund.amount,
    currency: 'CNY',
    reference: refund.reference,
    reason: refund.reason,
    state: refund.state,
    refund_id: refund.refundId,
    fee_returned: refund.feeReturned,
    received_account: refund.receivedAccount,
    created_at: refund.createdAt.toISOString(),
    succeeded_at: refund.succeededAt?.toISOString() ?? null,
    held: refund.heldCode === null ? null : { code: refund.heldCode },
    refusal: refused ? { code: refund.refusedCode ?? '', message: refund.refusedMessage ?? '' } : null,
  }
}
