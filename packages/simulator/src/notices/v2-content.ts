import { spacedTime } from '../kit/time.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { fundsSource, V2_REFUND_STATUSES } from '../v2/refund-status.ts'
import { renderPaid } from '../v2/render-order.ts'
import { receiverOf } from '../wechat/render-refund.ts'
import type { World } from '../world.ts'

type Values = Record<string, string | number>

/** Official page jsapi_sl chapter 9_7: who it is for, and the order as a query would tell it. */
export function v2PaymentContent(world: World, order: Order): Values {
  return {
    ...identity(order),
    ...(order.v2_sign_type === 'HMAC-SHA256' ? { sign_type: order.v2_sign_type } : {}),
    result_code: 'SUCCESS',
    ...renderPaid(world, order),
  }
}

/** Official page jsapi_sl chapter 9_16: what `req_info` seals, and the identity that stands beside it in clear. */
export function v2RefundContent(refund: Refund, order: Order): { identity: Values; req_info: Values } {
  return {
    identity: identity(order),
    req_info: {
      out_refund_no: refund.out_refund_no,
      out_trade_no: order.out_trade_no,
      refund_account: fundsSource(refund),
      refund_fee: refund.amount_fen,
      refund_id: refund.refund_id,
      refund_recv_accout: receiverOf(refund),
      refund_request_source: refund.asked_by === 'hand' ? 'VENDOR_PLATFORM' : 'API',
      refund_status: V2_REFUND_STATUSES[refund.status],
      settlement_refund_fee: refund.amount_fen,
      settlement_total_fee: order.amount_fen,
      ...(refund.success_at === null ? {} : { success_time: spacedTime(refund.success_at) }),
      total_fee: order.amount_fen,
      transaction_id: order.transaction_id ?? '',
    },
  }
}

function identity(order: Order): Values {
  return {
    appid: order.sp_appid,
    mch_id: order.sp_mchid,
    ...(order.sub_appid === null ? {} : { sub_appid: order.sub_appid }),
    sub_mch_id: order.sub_mchid,
  }
}
