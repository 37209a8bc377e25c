import { balanceOf, post } from '../books/post.ts'
import type { Order } from '../storage/order-rows.ts'
import { orderKey, type World } from '../world.ts'
import { forgetRequest } from './password-request.ts'

// Counted from the moment at which the payment was asked for.
const EARLIEST_MS = 15_000
const LATEST_MS = 7 * 86_400_000

export type ReverseRefusal = 'NO_CODE_PAYMENT' | 'TOO_EARLY' | 'TOO_LATE' | 'HAS_REFUNDS' | 'NOT_ENOUGH'

/** Undoes a code payment 撤销: what was paid goes back to the payer whole, what was not paid never will be. Repeatable. */
export function reverseOrder(world: World, order: Order): Order | ReverseRefusal {
  if (order.trade_type !== 'MICROPAY') return 'NO_CODE_PAYMENT'
  if (order.state === 'REVOKED') return order
  const now = world.clock.now()
  const ageMs = now - order.created_at
  if (ageMs < EARLIEST_MS) return 'TOO_EARLY'
  if (ageMs > LATEST_MS) return 'TOO_LATE'
  // A refunded payment is a finished one: the rest of it is refunded too, not reversed.
  if (order.refunds.length > 0) return 'HAS_REFUNDS'
  const payer = order.payer
  const shareFen = order.amount_fen - order.fee_fen
  if (payer !== null && balanceOf(world.store, 'merchant', order.sub_mchid) < shareFen) return 'NOT_ENOUGH'
  const revoked: Order = { ...order, state: 'REVOKED', reversed_at: now }
  world.store.write(() => {
    if (payer !== null) payBack(world, order, payer, now)
    forgetRequest(world, order)
    world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), revoked)
  })
  return revoked
}

function payBack(world: World, order: Order, payer: string, now: number): void {
  const cause = { at: now, kind: 'reversal', number: order.transaction_id ?? '', note: order.description } as const
  post(
    world.store,
    [
      ['merchant', order.sub_mchid, order.fee_fen, 'fee'],
      ['fee', order.sub_mchid, -order.fee_fen],
      ['merchant', order.sub_mchid, -order.amount_fen],
      ['payer', payer, order.amount_fen],
    ],
    { ...cause, subject: orderKey(order.sp_mchid, order.out_trade_no) },
  )
  const merchant = world.store.get('merchants', order.sub_mchid)
  if (!merchant) throw new Error(`the merchant ${order.sub_mchid} is gone`)
  world.store.put('merchants', merchant.sub_mchid, { ...merchant, paid_fen: merchant.paid_fen - order.amount_fen })
}
