import { rfc3339 } from '../kit/time.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'

const PAYER_ACCOUNT = '支付用户零钱'

/** The account that receives the money, as WeChat names it. */
export function receiverOf(refund: Refund): string {
  return refund.mending?.account ?? PAYER_ACCOUNT
}

export function renderRefund(refund: Refund, order: Order): Record<string, unknown> {
  return {
    refund_id: refund.refund_id,
    out_refund_no: refund.out_refund_no,
    transaction_id: order.transaction_id,
    out_trade_no: order.out_trade_no,
    channel: refund.mending === null ? 'ORIGINAL' : 'OTHER_BANKCARD',
    user_received_account: receiverOf(refund),
    ...(refund.success_at === null ? {} : { success_time: rfc3339(refund.success_at) }),
    create_time: rfc3339(refund.created_at),
    status: refund.status,
    funds_account: refund.funds ?? 'UNSETTLED',
    amount: {
      total: order.amount_fen,
      refund: refund.amount_fen,
      payer_total: order.amount_fen,
      payer_refund: refund.amount_fen,
      settlement_refund: refund.amount_fen,
      settlement_total: order.amount_fen,
      discount_refund: 0,
      currency: 'CNY',
      from: [],
    },
    promotion_detail: [],
  }
}
