import { randomUUID } from 'node:crypto'
import { rfc3339 } from '../kit/time.ts'
import type { Notice } from '../storage/notice-rows.ts'
import type { Combination, Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import type { Violation } from '../storage/violation-rows.ts'
import { renderCombination } from '../wechat/render-combination.ts'
import { renderOrder } from '../wechat/render-order.ts'
import { receiverOf } from '../wechat/render-refund.ts'
import type { World } from '../world.ts'
import { v2PaymentContent, v2RefundContent } from './v2-content.ts'

/** In the API by which the order was made. Null for a code payment: its answer is its result. */
export function composePaymentNotice(world: World, order: Order, now: number): Notice | null {
  if (order.notify_url === null) return null
  const content = order.v2_sign_type
    ? { v2: { sign_type: order.v2_sign_type }, resource: v2PaymentContent(world, order) }
    : { v2: null, resource: renderOrder(order) }
  return newNotice('TRANSACTION.SUCCESS', order, order.out_trade_no, order.notify_url, content, now)
}

/** One notice for all orders of a combined one (Q22). */
export function composeCombinedNotice(combination: Combination, orders: readonly Order[], now: number): Notice {
  const owner = { sp_mchid: combination.combine_mchid }
  const { combine_out_trade_no: number, notify_url: url } = combination
  const content = { v2: null, resource: renderCombination(combination, orders) }
  return newNotice('TRANSACTION.SUCCESS', owner, number, url, content, now)
}

/**
 * JSON only for a refund that was asked by APIv3 with a notify_url. All others are told as XML: to the notify_url of
 * APIv2, else where the SP's 退款配置 says, and if it says nothing, by no notice (null).
 */
export function composeRefundNotice(world: World, refund: Refund, order: Order, now: number): Notice | null {
  if (refund.status === 'PROCESSING') return null
  const configured = world.store.get('providers', refund.sp_mchid)?.refund_notify_url ?? null
  const url = refund.notify_url ?? configured
  if (url === null) return null
  const content =
    refund.notify_url === null || refund.asked_by === 'v2'
      ? { v2: { sign_type: null }, resource: v2RefundContent(refund, order) }
      : { v2: null, resource: refundContent(refund, order) }
  return newNotice(`REFUND.${refund.status}`, refund, refund.out_refund_no, url, content, now)
}

/** 商户平台处置记录回调通知. Null where the SP has set no address. */
export function composeViolationNotice(world: World, violation: Violation): Notice | null {
  const url = world.store.get('providers', violation.mchid)?.violation_notify_url ?? null
  if (url === null) return null
  const { mchid: sp_mchid, record_id, event_type, at, sub_mchid, company_name } = violation
  const { punish_plan, punish_description, risk_type, risk_description } = violation
  const punish_time = rfc3339(at)
  const resource = {
    ...{ sub_mchid, company_name, record_id, punish_plan, punish_time, punish_description },
    ...{ risk_type, risk_description },
  }
  return newNotice(event_type, { sp_mchid }, record_id, url, { v2: null, resource }, at)
}

function refundContent(refund: Refund, order: Order): Record<string, unknown> {
  return {
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
}

function newNotice(
  eventType: Notice['event_type'],
  owner: { readonly sp_mchid: string },
  number: string,
  url: string,
  content: Pick<Notice, 'v2' | 'resource'>,
  now: number,
): Notice {
  return {
    id: randomUUID(),
    sp_mchid: owner.sp_mchid,
    event_type: eventType,
    number,
    url,
    ...content,
    created_at: now,
    state: 'pending',
    attempts: [],
    next_at: now,
  }
}
