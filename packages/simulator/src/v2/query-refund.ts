import { why } from '../explain/because.ts'
import { spacedTime } from '../kit/time.ts'
import { refundsOf } from '../refunds/refund-rules.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { checkRefundOwner } from '../wechat/query-refund.ts'
import { receiverOf } from '../wechat/render-refund.ts'
import { refundKey, type World } from '../world.ts'
import { BOTH_SIGN_TYPES, numberOf, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { COMMON_FIELDS, ORDER_NUMBER, TRANSACTION_ID } from './common-fields.ts'
import { REFUND_NUMBER } from './create-refund.ts'
import { findOrder } from './query-order.ts'
import { fundsSource, V2_REFUND_STATUSES } from './refund-status.ts'
import { refuseDeed } from './refusals.ts'

const PAGE_REFUNDS = 10
const HIGHEST_OFFSET = 10_000
/** Official page jsapi_sl chapter 9_5. Ten refunds of an order at a time, from `offset` on; each field with its place. */
export const QUERY_REFUND: V2Route = {
  path: '/pay/refundquery',
  endpoint: 'v2-query-refund',
  fields: {
    ...COMMON_FIELDS,
    transaction_id: TRANSACTION_ID,
    out_trade_no: ORDER_NUMBER,
    out_refund_no: REFUND_NUMBER,
    refund_id: { type: 'text', label: '微信退款单号', max: 32 },
    offset: { type: 'number', label: '偏移量', min: 0, max: HIGHEST_OFFSET },
  },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_refund_no',
  act: queryRefund,
}

function queryRefund(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  const one = findRefund(world, call)
  const order = one ? world.store.get('orders', one.order) : findOrder(world, call)
  if (!order) throw refundUnknown(call, one?.out_refund_no ?? '')
  const all = refundsOf(world, order)
  if (all.length === 0) {
    throw refuseDeed('refundUnknown', why('orderWithoutRefunds', { number: order.out_trade_no }))
  }
  const offset = numberOf(call, 'offset') ?? 0
  const page = one ? [one] : all.slice(offset, offset + PAGE_REFUNDS)
  if (page.length === 0) {
    const because = why('refundOffset', { given: offset, count: all.length })
    throw refuseDeed('fieldWrong', because, '：offset参数取值有误')
  }
  return { fields: render(order, all.length, page) }
}

/** Null when the order is asked for, and with it all its refunds. Of several names the most special counts. */
function findRefund(world: World, call: V2Call): Refund | null {
  const [refundId, outRefundNo] = [textOf(call, 'refund_id'), textOf(call, 'out_refund_no')]
  if (refundId === undefined && outRefundNo === undefined) return null
  const { provider, merchant } = call
  const refund =
    refundId === undefined
      ? world.store.get('refunds', refundKey(provider.mchid, outRefundNo ?? ''))
      : world.store.tables.refunds.newest(1, (row) => row.refund_id === refundId && row.sp_mchid === provider.mchid)[0]
  if (!refund) throw refundUnknown(call, refundId ?? outRefundNo ?? '')
  checkRefundOwner(refund, merchant.sub_mchid)
  return refund
}

function refundUnknown({ provider }: V2Call, number: string): Error {
  return refuseDeed('refundUnknown', why('refundUnknown', { mchid: provider.mchid, number }))
}

function render(order: Order, total: number, page: readonly Refund[]): Record<string, string | number> {
  const numbered = page.flatMap((refund, index) =>
    Object.entries(renderOne(refund)).map(([name, value]) => [`${name}_${index}`, value] as const),
  )
  return {
    transaction_id: order.transaction_id ?? '',
    out_trade_no: order.out_trade_no,
    total_fee: order.amount_fen,
    fee_type: 'CNY',
    cash_fee: order.amount_fen,
    total_refund_count: total,
    refund_count: page.length,
    ...Object.fromEntries(numbered),
  }
}

function renderOne(refund: Refund): Record<string, string | number> {
  return {
    out_refund_no: refund.out_refund_no,
    refund_id: refund.refund_id,
    refund_channel: refund.mending === null ? 'ORIGINAL' : 'OTHER_BANKCARD',
    refund_fee: refund.amount_fen,
    coupon_refund_fee: 0,
    coupon_refund_count: 0,
    refund_status: V2_REFUND_STATUSES[refund.status],
    refund_account: fundsSource(refund),
    refund_recv_accout: receiverOf(refund),
    ...(refund.success_at === null ? {} : { refund_success_time: spacedTime(refund.success_at) }),
  }
}
