import { randomUUID } from 'node:crypto'
import { rfc3339 } from '../kit/time.ts'
import type { Combination, Notice, Order, Refund } from '../storage/rows.ts'
import { renderCombination } from '../wechat/render-combination.ts'
import { renderOrder } from '../wechat/render-order.ts'
import { receiverOf } from '../wechat/render-refund.ts'

/** Null for a code payment: its answer is its result. */
export function composePaymentNotice(order: Order, now: number): Notice | null {
  if (order.notify_url === null) return null
  return newNotice('TRANSACTION.SUCCESS', order, order.out_trade_no, order.notify_url, renderOrder(order), now)
}

/** One notice for all orders of a combined one (Q22). */
export function composeCombinedNotice(combination: Combination, orders: readonly Order[], now: number): Notice {
  const owner = { sp_mchid: combination.combine_mchid }
  const { combine_out_trade_no: number, notify_url: url } = combination
  return newNotice('TRANSACTION.SUCCESS', owner, number, url, renderCombination(combination, orders), now)
}

/** Null where WeChat sends none by APIv3: the refund was asked without a notify_url. */
export function composeRefundNotice(refund: Refund, order: Order, now: number): Notice | null {
  if (refund.notify_url === null || refund.status === 'PROCESSING') return null
  const resource = {
    sp_mchid: refund.sp_mchid,
    sub_mchid: refund.sub_mchid,
    out_trade_no: order.out_trade_no,
    transaction_id: order.transaction_id,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.refund_id,
    refund_status: refund.status,
    ...(refund.success_at === null ? {} : { success_time: rfc3339(refund.success_at) }),
    user_received_account: receiverOf(refund),
    amount: {
      total: order.amount_fen,
      refund: refund.amount_fen,
      payer_total: order.amount_fen,
      payer_refund: refund.amount_fen,
    },
  }
  return newNotice(`REFUND.${refund.status}`, refund, refund.out_refund_no, refund.notify_url, resource, now)
}

function newNotice(
  eventType: Notice['event_type'],
  owner: { readonly sp_mchid: string },
  number: string,
  url: string,
  resource: Record<string, unknown>,
  now: number,
): Notice {
  return {
    id: randomUUID(),
    sp_mchid: owner.sp_mchid,
    event_type: eventType,
    number,
    url,
    resource,
    created_at: now,
    state: 'pending',
    attempts: [],
    next_at: now,
  }
}
