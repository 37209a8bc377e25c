import { assertFen, assertOurs, type Call, type CallOptions, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import type { AppOrder, H5Order, JsapiOrder, NativeOrder } from './order-requests.ts'
import { closeRefusals, orderRefusals, queryRefusals } from './refusals.ts'
import { type Check, filled, record } from './shapes.ts'
import { checkTransaction, type Transaction } from './transaction.ts'
import type { Transport } from './transport.ts'

export type { AppOrder, H5Order, JsapiOrder, NativeOrder } from './order-requests.ts'
export type { TradeState, Transaction } from './transaction.ts'

const BASE = '/v3/pay/partner/transactions'

export type PrepayId = { readonly prepay_id: string }
export type CodeUrl = { readonly code_url: string }
export type H5Url = { readonly h5_url: string }
export type OrderByOurNumber = { readonly sp_mchid: string; readonly sub_mchid: string; readonly out_trade_no: string }
export type OrderByWechatNumber = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly transaction_id: string
}

/**
 * Orders of sub-merchants, made under the provider's key. Every call throws `WechatPayError`; one whose
 * `outcomeKnown` is false is settled by `queryByOutTradeNo`, or by the same order again under the same number.
 */
export type Orders = {
  /** Official page: JSAPI下单 (partner 4012523579). The prepay id lives 2 hours. */
  jsapi(order: JsapiOrder, options?: CallOptions): Promise<Answer<PrepayId>>
  /** The same interface as `jsapi`, with the mini program's appid. */
  miniProgram(order: JsapiOrder, options?: CallOptions): Promise<Answer<PrepayId>>
  /** Official page: APP下单. The prepay id lives 2 hours. */
  app(order: AppOrder, options?: CallOptions): Promise<Answer<PrepayId>>
  /** Official page: Native下单. The code lives 2 hours; ordering again kills the old one. */
  native(order: NativeOrder, options?: CallOptions): Promise<Answer<CodeUrl>>
  /** Official page: H5下单 (partner 4012523544). The address lives 5 minutes. */
  h5(order: H5Order, options?: CallOptions): Promise<Answer<H5Url>>
  /** Official page: 商户订单号查询订单. An order WeChat never saw throws ORDER_NOT_EXIST, `outcomeKnown`. */
  queryByOutTradeNo(order: OrderByOurNumber, options?: CallOptions): Promise<Answer<Transaction>>
  /** Official page: 微信支付订单号查询订单. */
  queryByTransactionId(order: OrderByWechatNumber, options?: CallOptions): Promise<Answer<Transaction>>
  /** Official page: 关闭订单. May be repeated; a paid order throws ORDER_PAID, `outcomeKnown`. */
  close(order: OrderByOurNumber, options?: CallOptions): Promise<Answer<null>>
}

export function createOrders(transport: Transport, spMchid: string): Orders {
  const place = <T>(product: string, check: Check) => {
    return async (order: NativeOrder | JsapiOrder | H5Order, options?: CallOptions): Promise<Answer<T>> => {
      assertOurs(spMchid, order.sp_mchid)
      assertFen('amount.total', order.amount.total)
      const path = `${BASE}/${product}`
      return transport.send<T>(
        { method: 'POST', path, body: order, success: 200, check, refusals: orderRefusals },
        options,
      )
    }
  }
  return {
    jsapi: place<PrepayId>('jsapi', record<PrepayId>({ prepay_id: filled })),
    miniProgram: place<PrepayId>('jsapi', record<PrepayId>({ prepay_id: filled })),
    app: place<PrepayId>('app', record<PrepayId>({ prepay_id: filled })),
    native: place<CodeUrl>('native', record<CodeUrl>({ code_url: filled })),
    h5: place<H5Url>('h5', record<H5Url>({ h5_url: filled })),
    queryByOutTradeNo: async (order, options) =>
      transport.send(
        query(spMchid, `out-trade-no/${segment('out_trade_no', order.out_trade_no)}`, numbersOf(order)),
        options,
      ),
    queryByTransactionId: async (order, options) =>
      transport.send(
        query(spMchid, `id/${segment('transaction_id', order.transaction_id)}`, numbersOf(order)),
        options,
      ),
    close: async (order, options) => transport.send(closure(spMchid, order), options),
  }
}

function query(
  spMchid: string,
  which: string,
  repeats: { readonly sp_mchid: string; readonly sub_mchid: string },
): Call<Transaction> {
  const { sp_mchid, sub_mchid } = repeats
  assertOurs(spMchid, sp_mchid)
  const path = `${BASE}/${which}?sp_mchid=${segment('sp_mchid', sp_mchid)}&sub_mchid=${segment('sub_mchid', sub_mchid)}`
  return { method: 'GET', path, success: 200, check: checkTransaction, repeats, refusals: queryRefusals }
}

// Field by field: a caller may hand over more, of which the answer speaks otherwise.
function numbersOf(order: OrderByOurNumber | OrderByWechatNumber) {
  const { sp_mchid, sub_mchid } = order
  return 'out_trade_no' in order
    ? { sp_mchid, sub_mchid, out_trade_no: order.out_trade_no }
    : { sp_mchid, sub_mchid, transaction_id: order.transaction_id }
}

function closure(spMchid: string, { sp_mchid, sub_mchid, out_trade_no }: OrderByOurNumber): Call<null> {
  assertOurs(spMchid, sp_mchid)
  const path = `${BASE}/out-trade-no/${segment('out_trade_no', out_trade_no)}/close`
  const body = { sp_mchid, sub_mchid }
  return { method: 'POST', path, body, success: 204, check: null, refusals: closeRefusals }
}
