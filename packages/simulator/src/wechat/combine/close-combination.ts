import { why } from '../../explain/because.ts'
import { isPaid, ordersOf } from '../../orders/payable.ts'
import type { Order } from '../../storage/order-rows.ts'
import { orderKey, type World } from '../../world.ts'
import { type Answer, type Call, readBody } from '../call.ts'
import { refuse } from '../refusals.ts'
import { COMBINE_CLOSE_FIELDS, type CombineCloseRequest } from './fields.ts'
import { findCombination } from './find-combination.ts'

/** All parts or none: they are named exactly as they were when the order was made. */
export function closeCombination(world: World, call: Call): Answer {
  const request = readBody<CombineCloseRequest>(call.body, COMBINE_CLOSE_FIELDS)
  const combination = findCombination(world, call)
  const orders = ordersOf(world, combination)
  const { combine_appid: right, combine_out_trade_no: number } = combination
  const { combine_appid: given } = request
  if (given !== right) throw refuse('appidMismatch', why('combineAppidDiffers', { given, right }))
  if (!sameParts(request, orders)) {
    const made = orders.map((order) => `${order.sub_mchid} ${order.out_trade_no}`).join(', ')
    throw refuse('combineCloseDiffers', why('combineCloseDiffers', { made }))
  }
  if (orders.some((order) => isPaid(order.state))) throw refuse('orderPaid', why('closePaid', { number }))
  world.store.write(() => {
    for (const order of orders) {
      // Closing again is no error: the caller may not have heard the first answer.
      if (order.state !== 'NOTPAY') continue
      world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), { ...order, state: 'CLOSED' })
    }
  })
  return { status: 204, body: null }
}

function sameParts(request: CombineCloseRequest, orders: readonly Order[]): boolean {
  const named = request.sub_orders.map((sub) => `${sub.mchid} ${sub.sub_mchid} ${sub.out_trade_no}`)
  const made = orders.map((order) => `${order.sp_mchid} ${order.sub_mchid} ${order.out_trade_no}`)
  return JSON.stringify(named.toSorted()) === JSON.stringify(made.toSorted())
}
