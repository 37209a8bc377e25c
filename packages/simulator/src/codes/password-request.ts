import { type PayFailure, payOrder, whyNot } from '../orders/pay-order.ts'
import { firstOf } from '../orders/payable.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Payer } from '../storage/payer-rows.ts'
import { orderKey, remindOfOrder, type World } from '../world.ts'

// WeChat gives up on a payer who does not answer after this long.
const ANSWER_TIME_MS = 45_000

/** The order waits for the password on the payer's phone. */
export function askForPassword(world: World, order: Order, payer: Payer): Order {
  const deadline = world.clock.now() + ANSWER_TIME_MS
  const waiting: Order = { ...order, state: 'USERPAYING', expires_at: Math.min(order.expires_at, deadline) }
  const key = orderKey(order.sp_mchid, order.out_trade_no)
  world.store.write(() => {
    world.store.put('orders', key, waiting)
    world.store.put('password_requests', key, { payer: payer.id, order: key })
  })
  remindOfOrder(world, waiting)
  return waiting
}

/** The orders that wait for this payer's password, the oldest first. */
export function requestsTo(world: World, payer: Payer): Order[] {
  const requests = [...world.store.tables.password_requests.rows.values()]
  return requests
    .filter((request) => request.payer === payer.id)
    .map((request) => world.store.get('orders', request.order))
    .filter((order) => order !== undefined)
    .filter(({ state }) => state === 'USERPAYING')
}

/** A wrong password, or a balance that has become short, leaves the request open: the payer may try again. */
export function enterPassword(world: World, order: Order, payer: Payer, password: string): Order | PayFailure {
  const payable = { combination: null, orders: [order] }
  const failure = whyNot(world, payable, payer, password)
  if (failure) return failure
  return world.store.write(() => {
    forgetRequest(world, order)
    return firstOf(payOrder(world, payable, payer))
  })
}

export function refuseToPay(world: World, order: Order): void {
  world.store.write(() => {
    forgetRequest(world, order)
    world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), { ...order, state: 'PAYERROR' })
  })
}

export function forgetRequest(world: World, order: Order): void {
  const key = orderKey(order.sp_mchid, order.out_trade_no)
  if (world.store.get('password_requests', key)) world.store.put('password_requests', key, null)
}
