import { why } from '../explain/because.ts'
import type { Order } from '../storage/order-rows.ts'
import { orderKey, type World } from '../world.ts'
import { type Answer, type Call, readQuery } from './call.ts'
import { checkPartner } from './check-partner.ts'
import { namedOrder } from './named-order.ts'
import { PARTNER_FIELDS } from './order-fields.ts'
import { refuse } from './refusals.ts'
import { renderOrder } from './render-order.ts'

export function queryOrderByOutTradeNo(world: World, call: Call): Answer {
  const named = readQuery<{ sp_mchid: string; sub_mchid: string }>(call.query, PARTNER_FIELDS)
  checkPartner(world, call, named)
  return answerFor(world.store.get('orders', orderKey(named.sp_mchid, call.number)), call, named.sub_mchid)
}

export function queryOrderByTransactionId(world: World, call: Call): Answer {
  const named = readQuery<{ sp_mchid: string; sub_mchid: string }>(call.query, PARTNER_FIELDS)
  checkPartner(world, call, named)
  const key = world.store.get('transactions', call.number)?.order
  const order = key === undefined ? undefined : world.store.get('orders', key)
  if (order && order.sp_mchid !== named.sp_mchid) {
    throw refuse('orderOfOtherProvider', why('orderOfOtherProvider', { number: call.number }))
  }
  return answerFor(order, call, named.sub_mchid)
}

function answerFor(found: Order | undefined, { provider, number }: Call, subMchid: string): Answer {
  const order = namedOrder(found, { mchid: provider.mchid, sub_mchid: subMchid, number })
  return { status: 200, body: renderOrder(order) }
}
