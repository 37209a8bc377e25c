import { rfc3339 } from '../kit/time.ts'
import { openidOf } from '../orders/openid.ts'
import type { Order, OrderState } from '../storage/order-rows.ts'

export const STATE_WORDS: Readonly<Record<OrderState, string>> = {
  NOTPAY: '订单未支付',
  USERPAYING: '需要用户输入支付密码',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
  REVOKED: '订单已撤销',
  PAYERROR: '支付失败，请撤销订单',
}

/** The order as a query tells it; for a paid one this is also what the notice seals. */
export function renderOrder(order: Order): Record<string, unknown> {
  const identity = {
    sp_appid: order.sp_appid,
    sp_mchid: order.sp_mchid,
    ...(order.sub_appid === null ? {} : { sub_appid: order.sub_appid }),
    sub_mchid: order.sub_mchid,
    out_trade_no: order.out_trade_no,
  }
  const common = {
    ...identity,
    trade_type: order.trade_type,
    trade_state: order.state,
    trade_state_desc: STATE_WORDS[order.state],
    attach: order.attach ?? '',
    promotion_detail: [],
    ...(order.device_id === null ? {} : { scene_info: { device_id: order.device_id } }),
  }
  if (order.payer === null || order.paid_at === null) {
    return { ...common, amount: { total: order.amount_fen, currency: 'CNY' } }
  }
  return {
    ...common,
    transaction_id: order.transaction_id,
    bank_type: 'OTHERS',
    success_time: rfc3339(order.paid_at),
    payer: {
      sp_openid: openidOf(order.payer, order.sp_appid),
      // M13: only for orders that named the sub_appid.
      ...(order.sub_appid === null ? {} : { sub_openid: openidOf(order.payer, order.sub_appid) }),
    },
    amount: { total: order.amount_fen, payer_total: order.amount_fen, currency: 'CNY', payer_currency: 'CNY' },
  }
}
