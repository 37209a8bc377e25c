/** What may still be refunded: a closed refund gave its money back to the merchant. @param {import('./control.js').OrderWithRefunds} order */
export function leftOf(order) {
  if (order.paid_at === null || order.state === 'REVOKED') return 0
  return order.refunds.reduce((left, one) => left - (one.status === 'CLOSED' ? 0 : one.amount_fen), order.amount_fen)
}
