import { rfc3339 } from '../kit/time.ts'
import { openidOf } from '../orders/openid.ts'
import type { Combination, Order } from '../storage/order-rows.ts'

/** A combined order as its notice seals it; a query adds WeChat's number of the whole. */
export function renderCombination(combination: Combination, orders: readonly Order[]): Record<string, unknown> {
  const payer = orders[0]?.payer ?? null
  return {
    combine_appid: combination.combine_appid,
    combine_mchid: combination.combine_mchid,
    combine_out_trade_no: combination.combine_out_trade_no,
    ...(combination.device_id === null ? {} : { scene_info: { device_id: combination.device_id } }),
    sub_orders: orders.map(renderSubOrder),
    ...(payer === null ? {} : { combine_payer_info: { openid: openidOf(payer, combination.combine_appid) } }),
  }
}

function renderSubOrder(order: Order): Record<string, unknown> {
  const common = {
    mchid: order.sp_mchid,
    sub_mchid: order.sub_mchid,
    ...(order.sub_appid === null ? {} : { sub_appid: order.sub_appid }),
    out_trade_no: order.out_trade_no,
    trade_type: order.trade_type,
    trade_state: order.state,
    attach: order.attach ?? '',
  }
  if (order.payer === null || order.paid_at === null) {
    return { ...common, amount: { total_amount: order.amount_fen, currency: 'CNY' } }
  }
  return {
    ...common,
    ...(order.sub_appid === null ? {} : { sub_openid: openidOf(order.payer, order.sub_appid) }),
    bank_type: 'OTHERS',
    success_time: rfc3339(order.paid_at),
    transaction_id: order.transaction_id,
    amount: {
      total_amount: order.amount_fen,
      payer_amount: order.amount_fen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  }
}
