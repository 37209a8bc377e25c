import { why } from '../explain/because.ts'
import { isPaid } from '../orders/payable.ts'
import { orderKey, type World } from '../world.ts'
import { type Answer, type Call, readBody } from './call.ts'
import { checkPartner } from './check-partner.ts'
import { namedOrder } from './named-order.ts'
import { PARTNER_FIELDS } from './order-fields.ts'
import { refuse } from './refusals.ts'

export function closeOrder(world: World, call: Call): Answer {
  const named = readBody<{ sp_mchid: string; sub_mchid: string }>(call.body, PARTNER_FIELDS)
  checkPartner(world, call, named)
  close(world, named.sp_mchid, named.sub_mchid, call.number)
  return { status: 204, body: null }
}

/** Closes an order that nobody has paid, or refuses. */
export function close(world: World, spMchid: string, subMchid: string, outTradeNo: string): void {
  const key = orderKey(spMchid, outTradeNo)
  const found = world.store.get('orders', key)
  const order = namedOrder(found, { mchid: spMchid, sub_mchid: subMchid, number: outTradeNo })
  const { out_trade_no: number } = order
  if (order.trade_type === 'MICROPAY') throw refuse('closeOfCodePayment', why('closeOfCodePayment', { number }))
  if (isPaid(order.state)) throw refuse('orderPaid', why('closePaid', { number }))
  // Closing again is no error: the caller may not have heard the first answer.
  if (order.state === 'NOTPAY') {
    world.store.write(() => world.store.put('orders', key, { ...order, state: 'CLOSED' }))
  }
}
