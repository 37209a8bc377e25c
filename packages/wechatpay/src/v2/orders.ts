import type { CallOptions } from '../call.ts'
import type { Answer } from '../exchange.ts'
import { assertOutTradeNo, type Fields, type V2Call } from './call.ts'
import type { V2AppOrder, V2H5Order, V2JsapiOrder, V2NativeOrder, V2OrderName, V2Parties } from './order-requests.ts'
import { readOrder, type V2Order } from './payment.ts'
import { closeRefusals, orderRefusals, queryRefusals } from './refusals.ts'
import { toFields } from './terms.ts'
import type { V2Transport } from './transport.ts'
import { filled, nothing, type Reader, readerOf, wordOf } from './values.ts'

export type V2PrepayId = { readonly prepay_id: string }
export type V2CodeUrl = { readonly prepay_id: string; readonly code_url: string }
export type V2H5Url = { readonly prepay_id: string; readonly mweb_url: string }

/**
 * Orders of sub-merchants over APIv2, made under the provider's key. Every call throws `WechatPayError`; one whose `outcomeKnown`
 * is false is settled by `query`, or by the same order again under the same number.
 */
export type V2Orders = {
  /** Official page: 统一下单 (JSAPI). The prepay id lives 2 hours. */
  jsapi(order: V2JsapiOrder, options?: CallOptions): Promise<Answer<V2PrepayId>>
  /** The same interface as `jsapi`, with the mini program's appid. */
  miniProgram(order: V2JsapiOrder, options?: CallOptions): Promise<Answer<V2PrepayId>>
  /** Official page: 统一下单 (APP, partner 4011941377). The prepay id lives 2 hours. */
  app(order: V2AppOrder, options?: CallOptions): Promise<Answer<V2PrepayId>>
  /** Official page: 统一下单 (Native, mode 2). The code lives 2 hours. */
  native(order: V2NativeOrder, options?: CallOptions): Promise<Answer<V2CodeUrl>>
  /** Official page: 统一下单 (H5). The address lives 5 minutes. */
  h5(order: V2H5Order, options?: CallOptions): Promise<Answer<V2H5Url>>
  /** Official page: 查询订单. An order WeChat never saw throws ORDER_NOT_EXIST, `outcomeKnown`. */
  query(order: V2Parties & V2OrderName, options?: CallOptions): Promise<Answer<V2Order>>
  /** Official page: 关闭订单, not sooner than 5 minutes after ordering. A paid order throws ORDER_PAID, `outcomeKnown`. */
  close(order: V2Parties & { readonly out_trade_no: string }, options?: CallOptions): Promise<Answer<null>>
}

type Prepaid = V2JsapiOrder | V2AppOrder | V2NativeOrder | V2H5Order

export function createV2Orders(transport: V2Transport): V2Orders {
  const place = <T>(tradeType: string, read: Reader<T>) => {
    return async (order: Prepaid, options?: CallOptions): Promise<Answer<T>> =>
      transport.send(placing({ ...toFields(order), trade_type: tradeType }, read), options)
  }
  const jsapi = place('JSAPI', answerOf<V2PrepayId>('JSAPI', { prepay_id: filled }))
  return {
    jsapi,
    miniProgram: jsapi,
    app: place('APP', answerOf<V2PrepayId>('APP', { prepay_id: filled })),
    native: place('NATIVE', answerOf<V2CodeUrl>('NATIVE', { prepay_id: filled, code_url: filled })),
    h5: place('MWEB', answerOf<V2H5Url>('MWEB', { prepay_id: filled, mweb_url: filled })),
    query: async (order, options) => transport.send(query(order), options),
    close: async (order, options) => transport.send(closure(order), options),
  }
}

// An answer that names another product than was asked for is no answer to our question.
function answerOf<T extends object>(tradeType: string, fields: Parameters<typeof readerOf<T>>[0]): Reader<T> {
  const readType = readerOf<{ trade_type: string }>({ trade_type: wordOf(tradeType) })
  const read = readerOf<T>(fields)
  return (message) => {
    const type = readType(message)
    return type.ok ? read(message) : type
  }
}

function placing<T>(fields: Fields, read: Reader<T>): V2Call<T> {
  return {
    path: '/pay/unifiedorder',
    fields,
    signing: 'chosen',
    certificate: false,
    repetition: 'same_number',
    refusals: orderRefusals,
    read,
  }
}

function query(order: V2Parties & V2OrderName): V2Call<V2Order> {
  return {
    path: '/pay/orderquery',
    fields: order,
    signing: 'chosen',
    certificate: false,
    repetition: 'freely',
    refusals: queryRefusals,
    read: readOrder,
  }
}

function closure(order: V2Parties & { readonly out_trade_no: string }): V2Call<null> {
  assertOutTradeNo(order.out_trade_no)
  return {
    path: '/pay/closeorder',
    fields: order,
    signing: 'chosen',
    certificate: false,
    repetition: 'same_number',
    refusals: closeRefusals,
    read: nothing,
  }
}
