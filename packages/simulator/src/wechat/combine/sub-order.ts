import type { OrderEndpoint, OrderRequest } from '../order-fields.ts'
import type { CombineRequest, SubOrderRequest } from './fields.ts'

/** Each part of a combined order, as the order that it is: under the combined appid, for its own sub-merchant. */
export function asOrders(request: CombineRequest, endpoint: OrderEndpoint): OrderRequest[] {
  return request.sub_orders.map((sub) => ({
    sp_mchid: sub.mchid,
    sub_mchid: sub.sub_mchid,
    sp_appid: request.combine_appid,
    ...(sub.sub_appid === undefined ? {} : { sub_appid: sub.sub_appid }),
    description: sub.description,
    out_trade_no: sub.out_trade_no,
    attach: sub.attach,
    notify_url: request.notify_url,
    amount: { total: sub.amount.total_amount },
    ...(request.time_expire === undefined ? {} : { time_expire: request.time_expire }),
    ...(endpoint === 'jsapi' ? { payer: payerOf(request, sub) } : {}),
    ...(request.scene_info === undefined ? {} : { scene_info: request.scene_info }),
  }))
}

// A sub_openid means something only beside a sub_appid, which not every part needs to have.
function payerOf(request: CombineRequest, sub: SubOrderRequest): NonNullable<OrderRequest['payer']> {
  const { openid, sub_openid: subOpenid } = request.combine_payer_info ?? {}
  const meant = subOpenid !== undefined && (sub.sub_appid !== undefined || openid === undefined)
  return {
    ...(openid === undefined ? {} : { sp_openid: openid }),
    ...(meant ? { sub_openid: subOpenid } : {}),
  }
}
