import { why } from '../explain/because.ts'
import { differingFields } from '../explain/differing-fields.ts'
import { isPaid } from '../orders/payable.ts'
import { openSession, renderSession } from '../orders/session.ts'
import type { Order, Session, TradeType } from '../storage/order-rows.ts'
import { orderKey, remindOfOrder, type World } from '../world.ts'
import { type Act, type Answer, type Call, readBody } from './call.ts'
import { fingerprintOf } from './canonical.ts'
import { checkPartner } from './check-partner.ts'
import { checkPayable } from './check-payable.ts'
import { ORDER_FIELDS, type OrderEndpoint, type OrderRequest } from './order-fields.ts'
import { refuse } from './refusals.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const DEFAULT_LIFETIME_MS = 7 * DAY_MS
const SHORTEST_LIFETIME_MS = MINUTE_MS
const LONGEST_LIFETIME_MS = 15 * DAY_MS
const LONGEST_NATIVE_LIFETIME_MS = 7 * DAY_MS
export const TRADE_TYPES: Readonly<Record<OrderEndpoint, TradeType>> = {
  jsapi: 'JSAPI',
  native: 'NATIVE',
  app: 'APP',
  h5: 'MWEB',
}

export function createOrder(endpoint: OrderEndpoint): Act {
  return (world: World, call: Call): Answer => {
    const request = readBody<OrderRequest>(call.body, ORDER_FIELDS[endpoint])
    const merchant = checkPartner(world, call, request)
    checkPayable(world, call, endpoint, request, merchant)
    const origin = { fingerprint: fingerprintOf(call.body), v2_sign_type: null }
    return { status: 200, body: renderSession(placeOrder(world, endpoint, request, origin), world.url) }
  }
}

type Origin = Pick<Order, 'fingerprint' | 'v2_sign_type'>

/** The order of a request that was checked, new or again, and what the payer opens it with. */
export function placeOrder(world: World, endpoint: OrderEndpoint, request: OrderRequest, origin: Origin): Session {
  const key = orderKey(request.sp_mchid, request.out_trade_no)
  const before = world.store.get('orders', key)
  const { out_trade_no: number } = request
  if (world.store.get('combinations', key)) throw refuse('outTradeNoUsed', why('numberOfCombination', { number }))
  if (before) checkReentry(before, TRADE_TYPES[endpoint], request, origin.fingerprint)
  const session = openSession(TRADE_TYPES[endpoint], key, world.clock.now())
  const order = before
    ? { ...before, session: session.token }
    : newOrder(TRADE_TYPES[endpoint], request, origin, session, world.clock.now())
  world.store.write(() => {
    world.store.put('orders', key, order)
    world.store.put('sessions', session.token, session)
  })
  if (!before) remindOfOrder(world, order)
  return session
}

function checkReentry(before: Order, tradeType: TradeType, request: OrderRequest, fingerprint: string): void {
  const { out_trade_no: number, trade_type } = before
  if (isPaid(before.state)) throw refuse('alreadyPaid', why('alreadyPaid', { number }))
  if (before.combination !== null) throw refuse('outTradeNoUsed', why('numberOfCombination', { number }))
  if (trade_type !== tradeType) throw refuse('outTradeNoUsed', why('numberOfOtherKind', { number, trade_type }))
  if (before.fingerprint !== fingerprint) {
    const differing = differingFields(before, request)
    throw refuse('reentryDiffers', why('reentryDiffers', { number_field: 'out_trade_no', number, differing }))
  }
  if (before.state === 'CLOSED') throw refuse('orderLapsed', why('orderLapsed', { number }))
}

export function newOrder(
  tradeType: TradeType,
  request: OrderRequest,
  origin: Origin,
  session: Session,
  now: number,
): Order {
  return {
    sp_mchid: request.sp_mchid,
    sub_mchid: request.sub_mchid,
    out_trade_no: request.out_trade_no,
    trade_type: tradeType,
    state: 'NOTPAY',
    amount_fen: request.amount.total,
    description: request.description,
    sp_appid: request.sp_appid,
    sub_appid: request.sub_appid ?? null,
    attach: request.attach ?? null,
    device_id: request.scene_info?.device_id ?? null,
    notify_url: request.notify_url,
    asked_sp_openid: request.payer?.sp_openid ?? null,
    asked_sub_openid: request.payer?.sub_openid ?? null,
    ...origin,
    created_at: now,
    expires_at: expiryOf(tradeType, request.time_expire, now),
    session: session.token,
    scanned_payer: null,
    reversed_at: null,
    combination: null,
    fee_fen: 0,
    payer: null,
    transaction_id: null,
    paid_at: null,
    refunds: [],
    follow: null,
  }
}

function expiryOf(tradeType: TradeType, asked: string | undefined, now: number): number {
  if (asked === undefined) return now + DEFAULT_LIFETIME_MS
  const longest = tradeType === 'NATIVE' ? LONGEST_NATIVE_LIFETIME_MS : LONGEST_LIFETIME_MS
  const lifetimeMs = Date.parse(asked) - now
  return now + Math.min(Math.max(lifetimeMs, SHORTEST_LIFETIME_MS), longest)
}
