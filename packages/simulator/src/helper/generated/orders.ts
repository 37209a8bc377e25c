// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Order, OrderWithRefunds, Refund } from './types/orders.ts'

export function ordersCalls(ask: Ask) {
  return {
    /**
     * Orders, newest first, with the link while it can be paid. `number`: one of out_trade_no, transaction_id, out_refund_no, refund_id, whole.
     * 订单，由新到旧；可付时附付款链接。number：商户订单号、微信支付订单号、商户退款单号或微信退款单号之一，须完整。
     */
    list: (
      query: {
        readonly state?: string
        readonly sub_mchid?: string
        readonly sp_mchid?: string
        readonly number?: string
        readonly limit?: number | string
      } = {},
    ) =>
      ask<{
        readonly orders: readonly Order[]
      }>('GET', '/_control/orders', { query }),
    /**
     * One of them, with its refunds.
     * 一笔订单及其退款。
     */
    find: (sp_mchid: string, out_trade_no: string) =>
      ask<OrderWithRefunds>('GET', `/_control/orders/${part(sp_mchid)}/${part(out_trade_no)}`),
    /**
     * Ends a refund. ABNORMAL may still become one of the others, or be mended through the SP's interface; CLOSED gives money and fee back.
     * 使一笔退款有结果。ABNORMAL 之后仍可成为其他结果；CLOSED 时钱与手续费退回。
     */
    endRefund: (
      sp_mchid: string,
      out_refund_no: string,
      body: {
        readonly status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
      },
    ) => ask<Refund>('PUT', `/_control/refunds/${part(sp_mchid)}/${part(out_refund_no)}`, { body }),
  }
}
