import { why } from '../explain/because.ts'
import type { Order } from '../storage/order-rows.ts'
import { checkOrderOwner, checkOrdinary } from '../wechat/named-order.ts'
import { refuse } from '../wechat/refusals.ts'
import { orderKey, type World } from '../world.ts'
import { BOTH_SIGN_TYPES, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { COMMON_FIELDS, ORDER_NUMBER, TRANSACTION_ID } from './common-fields.ts'
import { refuseDeed } from './refusals.ts'
import { renderOrder } from './render-order.ts'

/** Official page jsapi_sl chapter 9_2. */
export const QUERY_ORDER: V2Route = {
  path: '/pay/orderquery',
  endpoint: 'v2-query-order',
  fields: { ...COMMON_FIELDS, transaction_id: TRANSACTION_ID, out_trade_no: ORDER_NUMBER },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_trade_no',
  act: queryOrder,
}

function queryOrder(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  const order = findOrder(world, call)
  // The parts of a combined order are queried by its own interface alone (Q27), though refunded one by one (Q24).
  checkOrdinary(order)
  return { fields: renderOrder(world, order) }
}

/** The order named by WeChat's number, which goes first, or by the caller's; it is of the sub-merchant named. */
export function findOrder(world: World, call: V2Call): Order {
  const [transactionId, outTradeNo] = [textOf(call, 'transaction_id'), textOf(call, 'out_trade_no')]
  if (transactionId === undefined && outTradeNo === undefined) {
    throw refuseDeed('fieldMissing', why('orderNotNamed'), ' out_trade_no')
  }
  const key =
    transactionId === undefined
      ? orderKey(call.provider.mchid, outTradeNo ?? '')
      : world.store.get('transactions', transactionId)?.order
  const order = key === undefined ? undefined : world.store.get('orders', key)
  const { mchid } = call.provider
  if (order?.sp_mchid !== mchid) {
    throw refuse('orderUnknown', why('orderUnknown', { mchid, number: transactionId ?? outTradeNo ?? '' }))
  }
  checkOrderOwner(order, call.merchant.sub_mchid)
  return order
}
