import { why } from '../../explain/because.ts'
import { isPaid, ordersOf } from '../../orders/payable.ts'
import { openSession, renderSession } from '../../orders/session.ts'
import type { Combination, Order, Session, TradeType } from '../../storage/order-rows.ts'
import { combinationKey, orderKey, remindOfOrder, type World } from '../../world.ts'
import { type Act, type Answer, type Call, readBody } from '../call.ts'
import { fingerprintOf } from '../canonical.ts'
import { newOrder, TRADE_TYPES } from '../create-order.ts'
import type { OrderEndpoint, OrderRequest } from '../order-fields.ts'
import { refuse } from '../refusals.ts'
import { checkCombinable } from './check-combinable.ts'
import { COMBINE_FIELDS, type CombineRequest } from './fields.ts'
import { asOrders } from './sub-order.ts'

/** Several orders that one act pays (合单下单). The same request again is the same combined order, with a fresh link. */
export function createCombination(endpoint: OrderEndpoint): Act {
  const tradeType = TRADE_TYPES[endpoint]
  return (world: World, call: Call): Answer => {
    const request = readBody<CombineRequest>(call.body, COMBINE_FIELDS[endpoint])
    const requests = asOrders(request, endpoint)
    checkCombinable(world, call, endpoint, request, requests)
    const fingerprint = fingerprintOf(call.body)
    const before = world.store.get('combinations', orderKey(request.combine_mchid, request.combine_out_trade_no))
    if (before) checkReentry(world, before, tradeType, fingerprint)
    else checkNumbers(world, request)
    const session = openSession(tradeType, keysOf(request)[0] ?? '', world.clock.now())
    world.store.write(() => {
      world.store.put('sessions', session.token, session)
      if (before) renew(world, before, session)
      else make(world, request, requests, tradeType, fingerprint, session)
    })
    return { status: 200, body: renderSession(session, world.url) }
  }
}

function keysOf(request: CombineRequest): string[] {
  return request.sub_orders.map((sub) => orderKey(request.combine_mchid, sub.out_trade_no))
}

function checkReentry(world: World, before: Combination, tradeType: TradeType, fingerprint: string): void {
  const [first] = ordersOf(world, before)
  const { combine_out_trade_no: number, trade_type } = before
  if (first && isPaid(first.state)) throw refuse('alreadyPaid', why('alreadyPaid', { number }))
  if (trade_type !== tradeType) throw refuse('outTradeNoUsed', why('numberOfOtherKind', { number, trade_type }))
  if (before.fingerprint !== fingerprint) throw refuse('reentryDiffers', why('combineReentryDiffers', { number }))
  if (first?.state === 'CLOSED') throw refuse('orderLapsed', why('orderLapsed', { number }))
}

// The number of the whole and those of its parts are all of them new, for this SP, over all its sub-merchants (Q25).
function checkNumbers(world: World, request: CombineRequest): void {
  const keys = [orderKey(request.combine_mchid, request.combine_out_trade_no), ...keysOf(request)]
  const used = keys.find(
    (key, index) =>
      keys.indexOf(key) !== index || world.store.get('orders', key) || world.store.get('combinations', key),
  )
  const [, number] = used?.split(' ') ?? []
  if (number !== undefined) throw refuse('outTradeNoUsed', why('combineNumberUsed', { number }))
}

function renew(world: World, before: Combination, session: Session): void {
  for (const key of before.orders) {
    const order = world.store.get('orders', key)
    if (order) world.store.put('orders', key, { ...order, session: session.token })
  }
}

function make(
  world: World,
  request: CombineRequest,
  requests: readonly OrderRequest[],
  tradeType: TradeType,
  fingerprint: string,
  session: Session,
): void {
  const combination: Combination = {
    combine_mchid: request.combine_mchid,
    combine_appid: request.combine_appid,
    combine_out_trade_no: request.combine_out_trade_no,
    trade_type: tradeType,
    orders: keysOf(request),
    device_id: request.scene_info?.device_id ?? null,
    notify_url: request.notify_url,
    fingerprint,
    transaction_id: null,
  }
  const key = combinationKey(combination)
  world.store.put('combinations', key, combination)
  for (const part of requests) {
    const order: Order = {
      ...newOrder(tradeType, part, { fingerprint, v2_sign_type: null }, session, world.clock.now()),
      combination: key,
    }
    world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), order)
    remindOfOrder(world, order)
  }
}
