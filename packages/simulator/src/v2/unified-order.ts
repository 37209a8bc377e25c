import { why } from '../explain/because.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import { renderSession } from '../orders/session.ts'
import type { Session } from '../storage/order-rows.ts'
import { fingerprintOf } from '../wechat/canonical.ts'
import { checkPayable } from '../wechat/check-payable.ts'
import { placeOrder } from '../wechat/create-order.ts'
import type { OrderEndpoint, OrderRequest } from '../wechat/order-fields.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, numberOf, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { contentOf } from './content.ts'
import { refuseDeed } from './refusals.ts'
import { parseCompactTime } from './time.ts'
import { UNIFIED_ORDER_FIELDS } from './unified-order-fields.ts'

const PREPAY_DIGITS = 20
const ENDPOINTS: Readonly<Record<string, OrderEndpoint>> = { JSAPI: 'jsapi', NATIVE: 'native', APP: 'app', MWEB: 'h5' }

/** Official page jsapi_sl chapter 9_1: all products but code payment, told apart by `trade_type`. */
export const UNIFIED_ORDER: V2Route = {
  path: '/pay/unifiedorder',
  endpoint: 'v2-order',
  fields: UNIFIED_ORDER_FIELDS,
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_trade_no',
  refusal: 'collectingLimited',
  act: unifiedOrder,
}

function unifiedOrder(world: World, call: V2Call): V2Answer {
  const tradeType = textOf(call, 'trade_type') ?? ''
  const endpoint = ENDPOINTS[tradeType] ?? 'jsapi'
  checkByProduct(call, endpoint)
  checkAppids(world, call)
  const request = requestOf(call, endpoint)
  checkPayable(world, call, endpoint, request, call.merchant)
  const origin = { fingerprint: fingerprintOf(contentOf(call.fields)), v2_sign_type: call.signType }
  const session = placeOrder(world, endpoint, request, origin)
  const device = textOf(call, 'device_info')
  return {
    fields: {
      ...(device === undefined ? {} : { device_info: device }),
      ...render(session, world),
      trade_type: tradeType,
    },
  }
}

// What one product wants and another does not.
function checkByProduct(call: V2Call, endpoint: OrderEndpoint): void {
  if (endpoint === 'native' && textOf(call, 'product_id') === undefined) {
    throw needed('NATIVE', 'product_id')
  }
  const scene = textOf(call, 'scene_info')
  if (endpoint === 'h5' && scene === undefined) throw needed('MWEB', 'scene_info')
  if (scene !== undefined) checkScene(scene, endpoint === 'h5')
}

function checkScene(text: string, h5: boolean): void {
  const scene = parsed(text) as { h5_info?: { type?: unknown } } | null
  if (typeof scene !== 'object' || scene === null) throw badScene('须是一个 JSON 对象', 'it must be a JSON object')
  if (h5 && typeof scene.h5_info?.type !== 'string') throw badScene('MWEB 需要 h5_info.type', 'MWEB needs h5_info.type')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function needed(tradeType: string, field: string): Error {
  return refuseDeed('fieldMissing', why('v2OrderNeeds', { trade_type: tradeType, field }), ` ${field}`)
}

function badScene(zh: string, en: string): Error {
  return refuseDeed('fieldWrong', why('v2SceneWrong', { problem_zh: zh, problem_en: en }), '：scene_info参数格式错误')
}

/** The same order as APIv3 would ask for it. */
function requestOf(call: V2Call, endpoint: OrderEndpoint): OrderRequest {
  const text = (name: string) => textOf(call, name)
  const expires = text('time_expire')
  return {
    sp_mchid: call.provider.mchid,
    sub_mchid: call.merchant.sub_mchid,
    sp_appid: text('appid') ?? '',
    ...some('sub_appid', text('sub_appid')),
    description: text('body') ?? '',
    out_trade_no: text('out_trade_no') ?? '',
    ...some('time_expire', expires === undefined ? undefined : new Date(timeIn(expires, 'time_expire')).toISOString()),
    ...some('attach', text('attach')),
    notify_url: text('notify_url') ?? '',
    amount: { total: numberOf(call, 'total_fee') ?? 0 },
    ...some('scene_info', text('device_info') === undefined ? undefined : { device_id: text('device_info') ?? '' }),
    ...(endpoint === 'jsapi'
      ? { payer: { ...some('sp_openid', text('openid')), ...some('sub_openid', text('sub_openid')) } }
      : {}),
  }
}

function some<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value }
}

function timeIn(text: string, name: string): number {
  const time = parseCompactTime(text)
  if (time === null) throw noMoment(name, text)
  return time
}

export function noMoment(name: string, text: string): Error {
  const because = why('fieldPattern', { field: name, given: text, pattern: 'yyyyMMddHHmmss' })
  return refuseDeed('fieldWrong', because, `：${name}参数格式错误`)
}

// Every product gets a prepay id; only those that a program calls up open anything by it.
function render(session: Session, world: World): Record<string, string> {
  const unopened = `wx${compactTime(world.clock.now())}${randomDigits(PREPAY_DIGITS)}`
  const { prepay_id = unopened, code_url, h5_url } = renderSession(session, world.url)
  return {
    prepay_id,
    ...(code_url === undefined ? {} : { code_url }),
    ...(h5_url === undefined ? {} : { mweb_url: h5_url }),
  }
}
