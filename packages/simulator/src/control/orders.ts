import { fireDue } from '../clock/fire-due.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import { renderSession } from '../orders/session.ts'
import { endRefund, mayEnd } from '../refunds/end-refund.ts'
import { refundsOf } from '../refunds/refund-rules.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { orderKey, refundKey, type World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { body, COUNT_TEXT, limitIn, listOf, MCHID, NUMBER_TEXT, record, TEXT } from './schemas.ts'
import { ORDER, ORDER_WITH_REFUNDS, REFUND, REFUND_END } from './shapes/order.ts'

type OrderQuery = { state?: string; sub_mchid?: string; sp_mchid?: string; number?: string; limit?: string }

const USUAL_ORDERS = 50
const MOST_ORDERS = 500

export function addOrderRoutes({ app, world }: Control): void {
  app.get<{ Querystring: OrderQuery }>(
    '/_control/orders',
    operation({
      id: 'orders.list',
      group: 'orders',
      zh: '订单，由新到旧；可付时附付款链接',
      en: 'Orders, newest first, with the link while it can be paid',
      more: {
        zh: 'number：商户订单号、微信支付订单号、商户退款单号或微信退款单号之一，须完整。',
        en: '`number`: one of out_trade_no, transaction_id, out_refund_no, refund_id, whole.',
      },
      query: record({
        'state?': TEXT,
        'sub_mchid?': MCHID,
        'sp_mchid?': MCHID,
        'number?': NUMBER_TEXT,
        'limit?': COUNT_TEXT,
      }),
      answer: record({ orders: listOf(ORDER) }),
    }),
    async ({ query }) => {
      fireDue(world)
      const limit = limitIn(query.limit, USUAL_ORDERS, MOST_ORDERS)
      return {
        orders: world.store.tables.orders
          .newest(limit, (order) => isWanted(world, order, query))
          .map((order) => renderOrder(world, order)),
      }
    },
  )

  app.get<{ Params: { sp_mchid: string; out_trade_no: string } }>(
    '/_control/orders/:sp_mchid/:out_trade_no',
    operation({
      id: 'orders.find',
      group: 'orders',
      zh: '一笔订单及其退款',
      en: 'One of them, with its refunds',
      answer: ORDER_WITH_REFUNDS,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      fireDue(world)
      const order = world.store.get('orders', orderKey(params.sp_mchid, params.out_trade_no))
      if (!order) throw notFound('订单', 'order', params.out_trade_no)
      return { ...renderOrder(world, order), refunds: refundsOf(world, order).map(renderRefund) }
    },
  )

  app.put<{
    Params: { sp_mchid: string; out_refund_no: string }
    Body: { status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED' }
  }>(
    '/_control/refunds/:sp_mchid/:out_refund_no',
    operation({
      id: 'orders.endRefund',
      group: 'orders',
      zh: '使一笔退款有结果',
      en: 'Ends a refund',
      more: {
        zh: 'ABNORMAL 之后仍可成为其他结果；CLOSED 时钱与手续费退回。',
        en: "ABNORMAL may still become one of the others, or be mended through the SP's interface; CLOSED gives money and fee back.",
      },
      body: body({ status: REFUND_END }),
      answer: REFUND,
      refusals: { 404: ['NOT_FOUND'], 409: ['REFUND_ENDED'] },
    }),
    async ({ params, body: { status } }) => {
      const refund = world.store.get('refunds', refundKey(params.sp_mchid, params.out_refund_no))
      if (!refund) throw notFound('退款单', 'refund', params.out_refund_no)
      if (refund.status === status) return renderRefund(refund)
      if (!mayEnd(refund, status)) {
        const [zh, en] = [
          `退款已是 ${refund.status}，不能变为 ${status}`,
          `a ${refund.status} refund cannot become ${status}`,
        ]
        throw new ControlError(409, 'REFUND_ENDED', zh, en)
      }
      const ended = endRefund(world, refund, status, world.clock.now())
      await world.store.durable()
      return renderRefund(ended)
    },
  )
}

function isWanted(world: World, order: Order, { state, sub_mchid, sp_mchid, number }: OrderQuery): boolean {
  if (state !== undefined && order.state !== state) return false
  if (sub_mchid !== undefined && order.sub_mchid !== sub_mchid) return false
  if (sp_mchid !== undefined && order.sp_mchid !== sp_mchid) return false
  if (number === undefined || order.out_trade_no === number || order.transaction_id === number) return true
  return refundsOf(world, order).some((refund) => refund.out_refund_no === number || refund.refund_id === number)
}

function renderOrder(world: World, order: Order): Record<string, unknown> {
  const session = world.store.get('sessions', order.session ?? '')
  const open = session && order.state === 'NOTPAY' && session.expires_at > world.clock.now()
  return {
    sp_mchid: order.sp_mchid,
    sub_mchid: order.sub_mchid,
    merchant_name: world.store.get('merchants', order.sub_mchid)?.name ?? '',
    out_trade_no: order.out_trade_no,
    transaction_id: order.transaction_id,
    trade_type: order.trade_type,
    state: order.state,
    amount_fen: order.amount_fen,
    fee_fen: order.fee_fen,
    description: order.description,
    sp_appid: order.sp_appid,
    sub_appid: order.sub_appid,
    payer: order.payer,
    combination: order.combination === null ? null : combinedNumber(world, order.combination),
    created_at: new Date(order.created_at).toISOString(),
    expires_at: new Date(order.expires_at).toISOString(),
    paid_at: order.paid_at === null ? null : new Date(order.paid_at).toISOString(),
    reversed_at: order.reversed_at === null ? null : new Date(order.reversed_at).toISOString(),
    follow: order.follow,
    ...(open ? renderSession(session, world.url) : {}),
  }
}

function combinedNumber(world: World, key: string): string | null {
  return world.store.get('combinations', key)?.combine_out_trade_no ?? null
}

function renderRefund(refund: Refund): Record<string, unknown> {
  return {
    sp_mchid: refund.sp_mchid,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.refund_id,
    status: refund.status,
    amount_fen: refund.amount_fen,
    reason: refund.reason,
    asked_by: refund.asked_by,
    created_at: new Date(refund.created_at).toISOString(),
    success_at: refund.success_at === null ? null : new Date(refund.success_at).toISOString(),
  }
}
