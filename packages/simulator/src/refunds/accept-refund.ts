import { post } from '../books/post.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { orderKey, refundKey, remindOfRefund, type World } from '../world.ts'
import { feeMoved, refundedFen, refundsOf } from './refund-rules.ts'

/** The merchant's money goes into transit, and its share of the fee comes back, before the payer sees anything. */
export function acceptRefund(world: World, order: Order, asked: Refund): void {
  const beforeFen = refundedFen(refundsOf(world, order))
  const feeBackFen = feeMoved(order, beforeFen, beforeFen + asked.amount_fen)
  const refund: Refund = { ...asked, fee_returned_fen: feeBackFen }
  const key = refundKey(refund.sp_mchid, refund.out_refund_no)
  world.store.write(() => {
    post(
      world.store,
      [
        ['merchant', order.sub_mchid, feeBackFen, 'fee'],
        ['fee', order.sub_mchid, -feeBackFen],
        ['merchant', order.sub_mchid, -refund.amount_fen],
        ['refund_transit', order.sub_mchid, refund.amount_fen],
      ],
      {
        at: refund.created_at,
        kind: 'refund',
        number: refund.refund_id,
        subject: key,
        note: refund.reason ?? '',
        ...(refund.funds === 'AVAILABLE' ? { available: true } : {}),
      },
    )
    world.store.put('refunds', key, refund)
    world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), {
      ...order,
      state: 'REFUND',
      refunds: [...order.refunds, refund.out_refund_no],
    })
  })
  remindOfRefund(world, refund)
}
