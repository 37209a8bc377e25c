import { feeReturned } from '../books/fee.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { refundKey, type World } from '../world.ts'

export function refundsOf(world: World, order: Order): Refund[] {
  return order.refunds
    .map((number) => world.store.get('refunds', refundKey(order.sp_mchid, number)))
    .filter((refund) => refund !== undefined)
}

/** What is refunded or on its way; a closed refund gave its money back to the merchant. */
export function refundedFen(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, refund) => sum + (refund.status === 'CLOSED' ? 0 : refund.amount_fen), 0)
}

/**
 * The fee that goes back to the merchant when the refunded sum moves from `before` to `after` (or, negative, is taken again).
 * Cumulative, so that however a payment is cut into refunds, a full one returns the fee whole.
 */
export function feeMoved(order: Order, beforeFen: number, afterFen: number): number {
  return (
    feeReturned(order.fee_fen, afterFen, order.amount_fen) - feeReturned(order.fee_fen, beforeFen, order.amount_fen)
  )
}
