import { assertFen, assertOurs, type Call, type CallOptions, segment } from './call.ts'
import {
  type CombinedH5Order,
  type CombinedJsapiOrder,
  type CombinedOrder,
  type CombinedTransaction,
  checkCombinedTransaction,
  MAX_SUB_ORDERS,
  type SubOrder,
} from './combined-order-shapes.ts'
import type { Answer } from './exchange.ts'
import type { CodeUrl, H5Url, PrepayId } from './orders.ts'
import { closeRefusals, orderRefusals, queryRefusals } from './refusals.ts'
import { type Check, filled, record } from './shapes.ts'
import type { Transport } from './transport.ts'

export type {
  CombinedH5Order,
  CombinedJsapiOrder,
  CombinedOrder,
  CombinedTransaction,
  SubOrder,
  SubTransaction,
} from './combined-order-shapes.ts'

const BASE = '/v3/combine-transactions'

/** All sub-orders as they were ordered: WeChat closes a combined order whole or not at all. */
export type ClosedCombinedOrder = {
  readonly combine_appid: string
  readonly combine_out_trade_no: string
  readonly sub_orders: readonly ClosedSubOrder[]
}

export type ClosedSubOrder = Pick<SubOrder, 'mchid' | 'sub_mchid' | 'sub_appid' | 'out_trade_no'>

/**
 * Several sub-merchants' orders paid at once, all or none. Made, queried and closed only here, never through `orders`; refunded
 * per sub-order with `refunds`, by its own number. Every call throws `WechatPayError`; one whose `outcomeKnown` is false is
 * settled by `query`. One to 50 sub-orders with distinct numbers, else RangeError or TypeError and nothing is sent.
 */
export type CombinedOrders = {
  /** Official page: 合单下单-JSAPI (partner 4012760633). The prepay id lives 2 hours. */
  jsapi(order: CombinedJsapiOrder, options?: CallOptions): Promise<Answer<PrepayId>>
  /** The same interface as `jsapi`, with the mini program's appid. */
  miniProgram(order: CombinedJsapiOrder, options?: CallOptions): Promise<Answer<PrepayId>>
  /** Official page: 合单下单-APP (partner 4012760622). It is called up with `partnerid` = `combine_mchid`. */
  app(order: CombinedOrder, options?: CallOptions): Promise<Answer<PrepayId>>
  /** Official page: 合单下单-Native (partner 4012760629). */
  native(order: CombinedOrder, options?: CallOptions): Promise<Answer<CodeUrl>>
  /** Official page: 合单下单-H5 (partner 4012760626). The address lives 5 minutes. */
  h5(order: CombinedH5Order, options?: CallOptions): Promise<Answer<H5Url>>
  /** Official page: 合单查询订单. An order WeChat never saw throws ORDER_NOT_EXIST, `outcomeKnown`. */
  query(combine_out_trade_no: string, options?: CallOptions): Promise<Answer<CombinedTransaction>>
  /** Official page: 合单关闭订单. May be repeated; a paid order throws ORDER_PAID, `outcomeKnown`. */
  close(order: ClosedCombinedOrder, options?: CallOptions): Promise<Answer<null>>
}

export function createCombinedOrders(transport: Transport, spMchid: string): CombinedOrders {
  const place = <T>(product: string, check: Check) => {
    return async (order: CombinedJsapiOrder | CombinedOrder | CombinedH5Order, options?: CallOptions) => {
      assertOurs(spMchid, order.combine_mchid)
      assertSubOrders(spMchid, order.sub_orders)
      for (const { amount } of order.sub_orders) assertFen('amount.total_amount', amount.total_amount)
      const path = `${BASE}/${product}`
      const call: Call<T> = { method: 'POST', path, body: order, success: 200, check, refusals: orderRefusals }
      return transport.send<T>(call, options)
    }
  }
  return {
    jsapi: place<PrepayId>('jsapi', record<PrepayId>({ prepay_id: filled })),
    miniProgram: place<PrepayId>('jsapi', record<PrepayId>({ prepay_id: filled })),
    app: place<PrepayId>('app', record<PrepayId>({ prepay_id: filled })),
    native: place<CodeUrl>('native', record<CodeUrl>({ code_url: filled })),
    h5: place<H5Url>('h5', record<H5Url>({ h5_url: filled })),
    query: async (number, options) => {
      const path = `${BASE}/out-trade-no/${segment('combine_out_trade_no', number)}`
      const call = { method: 'GET', path, success: 200, check: checkCombinedTransaction } as const
      return transport.send<CombinedTransaction>(
        { ...call, repeats: { combine_out_trade_no: number }, refusals: queryRefusals },
        options,
      )
    },
    close: async (order, options) => transport.send(closure(spMchid, order), options),
  }
}

function closure(spMchid: string, order: ClosedCombinedOrder): Call<null> {
  assertSubOrders(spMchid, order.sub_orders)
  const number = segment('combine_out_trade_no', order.combine_out_trade_no)
  const body = { combine_appid: order.combine_appid, sub_orders: order.sub_orders.map(nameOf) }
  const path = `${BASE}/out-trade-no/${number}/close`
  return { method: 'POST', path, body, success: 204, check: null, refusals: closeRefusals }
}

// A caller may hand over the sub-orders as they were ordered; WeChat refuses what is not on its page.
function nameOf({ mchid, sub_mchid, sub_appid, out_trade_no }: ClosedSubOrder): ClosedSubOrder {
  return { mchid, sub_mchid, ...(sub_appid === undefined ? {} : { sub_appid }), out_trade_no }
}

function assertSubOrders(spMchid: string, subOrders: readonly Pick<SubOrder, 'mchid' | 'out_trade_no'>[]): void {
  if (subOrders.length === 0 || subOrders.length > MAX_SUB_ORDERS)
    throw new RangeError(`a combined order has 1 to ${MAX_SUB_ORDERS} sub-orders, not ${subOrders.length}`)
  for (const { mchid } of subOrders) assertOurs(spMchid, mchid)
  if (new Set(subOrders.map(({ out_trade_no }) => out_trade_no)).size < subOrders.length)
    throw new TypeError('two sub-orders bear the same out_trade_no')
}
