import { follows } from '../follow/follows.ts'
import { compactTime } from '../kit/time.ts'
import { openidOf } from '../orders/openid.ts'
import type { Order } from '../storage/order-rows.ts'
import { STATE_WORDS } from '../wechat/render-order.ts'
import type { World } from '../world.ts'

type Values = Record<string, string | number>

/** The order as a query tells it. */
export function renderOrder(world: World, order: Order): Values {
  const state = { trade_state: order.state, trade_state_desc: STATE_WORDS[order.state] }
  if (order.payer === null) {
    return {
      ...device(order),
      total_fee: order.amount_fen,
      out_trade_no: order.out_trade_no,
      ...attached(order),
      ...state,
    }
  }
  return { ...renderPaid(world, order), ...state }
}

/** A paid order as queries, notices and code payments tell it. */
export function renderPaid(world: World, order: Order): Values {
  return {
    ...device(order),
    ...payerOf(world, order),
    trade_type: order.trade_type,
    bank_type: 'OTHERS',
    total_fee: order.amount_fen,
    fee_type: 'CNY',
    cash_fee: order.amount_fen,
    cash_fee_type: 'CNY',
    transaction_id: order.transaction_id ?? '',
    out_trade_no: order.out_trade_no,
    ...attached(order),
    time_end: compactTime(order.paid_at ?? 0),
  }
}

// M13, M19: the sub_openid only for orders that named the sub_appid.
function payerOf(world: World, { payer, sp_appid: spAppid, sub_appid: subAppid }: Order): Values {
  if (payer === null) return {}
  const flag = (appid: string) => (follows(world, payer, appid) ? 'Y' : 'N')
  const sub = subAppid === null ? {} : { sub_openid: openidOf(payer, subAppid), sub_is_subscribe: flag(subAppid) }
  return { openid: openidOf(payer, spAppid), is_subscribe: flag(spAppid), ...sub }
}

function device(order: Order): Values {
  return order.device_id === null ? {} : { device_info: order.device_id }
}

function attached(order: Order): Values {
  return { attach: order.attach ?? '' }
}
