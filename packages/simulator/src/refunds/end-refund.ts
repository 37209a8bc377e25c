import { post } from '../books/post.ts'
import { composeRefundNotice } from '../notices/compose-notice.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund, RefundStatus } from '../storage/refund-rows.ts'
import { orderKey, refundKey, remindOfNotice, type World } from '../world.ts'
import { feeMoved, refundedFen, refundsOf } from './refund-rules.ts'

type End = Exclude<RefundStatus, 'PROCESSING'>

// ABNORMAL is not the end: the money waits until somebody sends it to the payer or back.
const MAY_BECOME: Readonly<Record<RefundStatus, readonly End[]>> = {
  PROCESSING: ['SUCCESS', 'ABNORMAL', 'CLOSED'],
  ABNORMAL: ['SUCCESS', 'CLOSED'],
  SUCCESS: [],
  CLOSED: [],
}

export function mayEnd(refund: Refund, end: End): boolean {
  return MAY_BECOME[refund.status].includes(end)
}

export function endRefund(world: World, refund: Refund, end: End, now: number): Refund {
  const order = world.store.get('orders', refund.order)
  if (!order || order.payer === null) throw new Error('a refund of an order that was never paid')
  const ended: Refund = { ...refund, status: end, ...momentOf(end, now) }
  const notice = composeRefundNotice(world, ended, order, now)
  world.store.write(() => {
    if (end === 'SUCCESS') giveAway(world, order, refund, now)
    if (end === 'CLOSED') giveBack(world, order, refund, now)
    world.store.put('refunds', refundKey(refund.sp_mchid, refund.out_refund_no), ended)
    if (notice) world.store.put('notices', notice.id, notice)
    if (end === 'CLOSED') reopen(world, order)
  })
  if (notice) remindOfNotice(world, notice)
  return ended
}

function momentOf(end: End, now: number): Partial<Refund> {
  if (end === 'SUCCESS') return { success_at: now }
  return end === 'ABNORMAL' ? { abnormal_at: now } : { closed_at: now }
}

// To the payer, or to the bank of the merchant, who will pay the payer by other means.
function giveAway(world: World, order: Order, refund: Refund, now: number): void {
  const toMerchant = refund.mending?.to === 'MERCHANT_BANK_CARD'
  post(
    world.store,
    [
      ['refund_transit', order.sub_mchid, -refund.amount_fen],
      toMerchant ? ['bank', order.sub_mchid, refund.amount_fen] : ['payer', order.payer ?? '', refund.amount_fen],
    ],
    { at: now, kind: 'refund', number: refund.refund_id, subject: refundKey(refund.sp_mchid, refund.out_refund_no) },
  )
  const merchant = world.store.get('merchants', order.sub_mchid)!
  world.store.put('merchants', merchant.sub_mchid, {
    ...merchant,
    refunded_fen: merchant.refunded_fen + refund.amount_fen,
  })
}

function giveBack(world: World, order: Order, refund: Refund, now: number): void {
  const beforeFen = refundedFen(refundsOf(world, order))
  const feeAgainFen = -feeMoved(order, beforeFen, beforeFen - refund.amount_fen)
  post(
    world.store,
    [
      ['refund_transit', order.sub_mchid, -refund.amount_fen],
      ['merchant', order.sub_mchid, refund.amount_fen],
      ['merchant', order.sub_mchid, -feeAgainFen, 'fee'],
      ['fee', order.sub_mchid, feeAgainFen],
    ],
    {
      at: now,
      kind: 'refund_closed',
      number: refund.refund_id,
      subject: refundKey(refund.sp_mchid, refund.out_refund_no),
    },
  )
}

// Without a living refund the order is simply a paid one again.
function reopen(world: World, order: Order): void {
  if (refundsOf(world, order).some((refund) => refund.status !== 'CLOSED')) return
  world.store.put('orders', orderKey(order.sp_mchid, order.out_trade_no), { ...order, state: 'SUCCESS' })
}
