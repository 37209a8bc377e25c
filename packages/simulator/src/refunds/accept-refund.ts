import { post } from '../books/post.ts'
import type { Order, Refund } from '../storage/rows.ts'
import { orderKey, refundKey, remindOfRefund, type World } from '../world.ts'
import { feeMoved, refundedFen, refundsOf } from './refund-rules.ts'

/** The merchant's money goes into transit, and its share of the fee comes back, before the payer sees anything. */
export function acceptRefund(world: World, order: Order, refund: Refund): void {
  const beforeFen = refundedFen(refundsOf(world, order))
  const feeBackFen = feeMoved(order, beforeFen, beforeFen + refund.amount_fen)
  world.store.write(() => {
    post(world.store, [
      ['merchant', order.sub_mchid, feeBackFen],
      ['fee', order.sub_mchid, -feeBackFen],
      ['merchant', order.sub_mchid, -refund.amount_fen],
      ['refund_transit', order.sub_mchid, refund.amount_fen],
    ])
    world.store.put('refunds', refundKey(refund.sp_mchid, refund.out_refund_no), refund)
    world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), {
      ...order,
      state: 'REFUND',
      refunds: [...order.refunds, refund.out_refund_no],
    })
  })
  remindOfRefund(world, refund)
}
