import { agreementOf, isGranted } from '../agreements/agreement.ts'
import { availableOf, balanceOf } from '../books/post.ts'
import { why } from '../explain/because.ts'
import { iso, merchantsOf } from '../explain/facts.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import { acceptRefund } from '../refunds/accept-refund.ts'
import { feeMoved, refundedFen, refundsOf } from '../refunds/refund-rules.ts'
import { rulesOf } from '../rules.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { orderKey, refundKey, type World } from '../world.ts'
import { type Answer, type Call, readBody } from './call.ts'
import { fingerprintOf } from './canonical.ts'
import { checkPartner } from './check-partner.ts'
import { checkOrderOwner } from './named-order.ts'
import { subMchidMissing } from './query-refund.ts'
import { REFUND_FIELDS, type RefundRequest } from './refund-fields.ts'
import { refuse } from './refusals.ts'
import { renderRefund } from './render-refund.ts'

const MOST_REFUNDS = 50
const REFUNDABLE_MS = 365 * 86_400_000

export function createRefund(world: World, call: Call): Answer {
  const request = readBody<RefundRequest>(call.body, REFUND_FIELDS)
  if (request.sub_mchid === undefined) throw subMchidMissing(world, call)
  // On this page, and on no other, a merchant that is not there is a 404.
  if (request.sub_mchid !== call.provider.mchid && !world.store.get('merchants', request.sub_mchid)) {
    const known = merchantsOf(world, call.provider.mchid)
    throw refuse('refundMerchantUnknown', why('merchantUnknown', { named: request.sub_mchid, known }))
  }
  const merchant = checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: request.sub_mchid })
  checkAuthority(world, merchant)
  const { refund, order } = placeRefund(world, merchant, request, {
    fingerprint: fingerprintOf(call.body),
    asked_by: 'v3',
  })
  return { status: 200, body: renderRefund(refund, order) }
}

/** The SP may refund for this sub-merchant (M24, M25). */
export function checkAuthority(world: World, merchant: Merchant): void {
  if (rulesOf(world).refundAuthority === 'granted' || isGranted(world, merchant, 'refund')) return
  const { state } = agreementOf(world, merchant, 'refund')
  throw refuse('refundAuthorityMissing', why('refundAuthorityMissing', { sub_mchid: merchant.sub_mchid, state }))
}

type Origin = Pick<Refund, 'fingerprint' | 'asked_by'>

/** The refund of a request that was checked, new or again, and its order. */
export function placeRefund(
  world: World,
  merchant: Merchant,
  request: RefundRequest,
  origin: Origin,
): { refund: Refund; order: Order } {
  const order = findOrder(world, merchant.provider, request)
  checkOrderOwner(order, merchant.sub_mchid)
  const before = world.store.get('refunds', refundKey(order.sp_mchid, request.out_refund_no))
  if (before) {
    if (before.fingerprint !== origin.fingerprint) {
      throw refuse('reentryDiffers', why('refundReentryDiffers', { number: request.out_refund_no }))
    }
    return { refund: before, order }
  }
  checkRefundable(world, order, request)
  const refund = newRefund(world, order, request, origin)
  acceptRefund(world, order, refund)
  return { refund, order }
}

function findOrder(world: World, spMchid: string, request: RefundRequest): Order {
  if (request.transaction_id === undefined && request.out_trade_no === undefined) {
    throw refuse('refundOrderMissing', why('refundOrderMissing'))
  }
  const named = request.transaction_id ?? request.out_trade_no ?? ''
  const key =
    request.transaction_id === undefined
      ? orderKey(spMchid, request.out_trade_no ?? '')
      : world.store.get('transactions', request.transaction_id)?.order
  const order = key === undefined ? undefined : world.store.get('orders', key)
  const unknown = (found: string) => refuse('refundOrderUnknown', why('refundOrderUnknown', { number: named, found }))
  if (!order || order.sp_mchid !== spMchid) throw unknown('不存在, not there')
  if (order.payer === null) throw unknown(order.state)
  if (request.out_trade_no !== undefined && request.out_trade_no !== order.out_trade_no) {
    throw unknown('transaction_id ≠ out_trade_no')
  }
  return order
}

function checkRefundable(world: World, order: Order, request: RefundRequest): void {
  const { out_trade_no: number, sub_mchid } = order
  const { total: given, refund: asked } = request.amount
  if (order.state === 'REVOKED') throw refuse('refundOfReversed', why('refundReversed', { number }))
  if (given !== order.amount_fen) {
    throw refuse('refundTotalDiffers', why('refundTotalDiffers', { given, order: order.amount_fen }))
  }
  const paidAt = order.paid_at ?? 0
  if (world.clock.now() - paidAt > REFUNDABLE_MS) {
    throw refuse('refundTooLate', why('refundTooLate', { number, paid: iso(paidAt) }))
  }
  const count = order.refunds.length
  if (count >= MOST_REFUNDS) throw refuse('refundTooMany', why('refundTooMany', { number, count }))
  if (world.store.get('payers', order.payer ?? '')?.account === 'closed') {
    throw refuse('payerAccountClosed', why('payerAccountClosed'))
  }
  const goneFen = refundedFen(refundsOf(world, order))
  if (goneFen + asked > order.amount_fen) {
    throw refuse('refundExceeds', why('refundExceeds', { asked, number, left: order.amount_fen - goneFen }))
  }
  const feeBackFen = feeMoved(order, goneFen, goneFen + asked)
  const funds = fundsOf(world, order.sub_mchid, request.funds_account) + feeBackFen
  if (funds < asked) throw refuse('balanceShort', why('refundBalanceShort', { asked, sub_mchid, funds }))
}

// Unasked, what is not yet settled pays first and what was paid in after it; a settled day's money is at the bank.
function fundsOf(world: World, subMchid: string, asked: RefundRequest['funds_account']): number {
  const balanceFen = balanceOf(world.store, 'merchant', subMchid)
  const availableFen = availableOf(world.store, subMchid)
  if (asked === undefined) return balanceFen
  return asked === 'AVAILABLE' ? availableFen : balanceFen - availableFen
}

function newRefund(world: World, order: Order, request: RefundRequest, origin: Origin): Refund {
  const now = world.clock.now()
  return {
    sp_mchid: order.sp_mchid,
    sub_mchid: order.sub_mchid,
    out_refund_no: request.out_refund_no,
    refund_id: `5030${compactTime(now)}${randomDigits(11)}`,
    order: orderKey(order.sp_mchid, order.out_trade_no),
    amount_fen: request.amount.refund,
    status: 'PROCESSING',
    notify_url: request.notify_url ?? null,
    reason: request.reason ?? null,
    ...origin,
    ...(request.funds_account === undefined ? {} : { funds: request.funds_account }),
    created_at: now,
    due_at: now + rulesOf(world).refundSeconds * 1000,
    success_at: null,
    mending: null,
  }
}
