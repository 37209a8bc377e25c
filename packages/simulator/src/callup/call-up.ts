import { ControlError } from '../kit/control-error.ts'
import { findPayable } from '../orders/find-payable.ts'
import { openidOf } from '../orders/openid.ts'
import { firstOf, type Payable } from '../orders/payable.ts'
import { rulesOf } from '../rules.ts'
import type { Order } from '../storage/order-rows.ts'
import type { World } from '../world.ts'
import { isOnPath } from './pay-path.ts'
import { type CallUpParams, isPaySigned, signTypeOf } from './pay-sign.ts'

/** In a web page by WeixinJSBridge, in a mini program by wx.requestPayment. */
export type CallUp = {
  readonly payer: string
  readonly way: 'jsapi' | 'mini_program'
  /** Where the page is, for everybody but the phone. */
  readonly page: string
  readonly params: Readonly<Record<string, unknown>>
}

const REQUIRED = ['appId', 'timeStamp', 'nonceStr', 'package', 'paySign'] as const
const PACKAGE = /^prepay_id=(wx[0-9A-Za-z]+)$/
// Orders of APIv2 are signed by it where nothing is said.
const DEFAULT_SIGN_TYPE = 'MD5'

export type CalledUp = { readonly payable: Payable; readonly prepayId: string }

/** Calling up 调起支付: whether WeChat would show its paying page, or the words that it shows instead. */
export function callUp(world: World, call: CallUp): CalledUp {
  const params = readParams(call.params)
  const prepayId = PACKAGE.exec(params.package)?.[1]
  if (prepayId === undefined) throw totalFee(`package is ${params.package}, not prepay_id=wx…`)
  const payable = open(world, prepayId)
  const order = firstOf(payable)
  checkAppid(order, payable, params.appId)
  if (call.way === 'jsapi') checkPath(world, payable, call.page)
  checkSign(world, order, payable, params)
  checkPayer(order, call.payer)
  return { payable, prepayId }
}

function readParams(given: Readonly<Record<string, unknown>>): CallUpParams {
  for (const name of REQUIRED) {
    const value = given[name]
    if (typeof value !== 'string' || value === '') {
      const found = value === undefined ? 'it is missing' : `it is ${JSON.stringify(value)}`
      throw refuse(
        'FIELD_MISSING',
        `调用支付JSAPI缺少参数：${name}`,
        `${name} must be a text that is not empty; ${found}`,
      )
    }
  }
  const { signType = DEFAULT_SIGN_TYPE } = given
  return { ...(given as unknown as CallUpParams), signType: String(signType) }
}

function open(world: World, prepayId: string): Payable {
  try {
    return findPayable(world, { prepay_id: prepayId })
  } catch (error) {
    const stale = error instanceof ControlError && ['CODE_UNKNOWN', 'CODE_EXPIRED'].includes(error.code)
    throw stale ? totalFee(`the prepay id ${prepayId} is nobody's, or its two hours are over`) : error
  }
}

// 下单时的 appid 与调起的 appId 必须一致
function checkAppid(order: Order, { combination }: Payable, appId: string): void {
  const known = [combination?.combine_appid ?? order.sp_appid, order.sub_appid].filter((appid) => appid !== null)
  if (order.trade_type !== 'JSAPI') throw totalFee(`an order of ${order.trade_type} is not called up by a page`)
  if (!known.includes(appId)) throw totalFee(`the order was made under ${known.join(' and ')}, not under ${appId}`)
}

/** The SP's paths count, or the sub-merchant's; of a combined order those of whoever started it. */
function checkPath(world: World, { combination, orders: [order] }: Payable, page: string): void {
  if (rulesOf(world).payPaths === 'any') return
  const owners = combination ? [combination.combine_mchid] : [order!.sp_mchid, order!.sub_mchid]
  const paths = owners.flatMap((mchid) => world.store.get('pay_paths', mchid)?.paths ?? [])
  const url = new URL(page)
  if (paths.some((path) => isOnPath(url, path))) return
  const known = paths.length === 0 ? 'none is registered' : `registered: ${paths.join(', ')}`
  throw refuse(
    'PAGE_NOT_REGISTERED',
    `当前页面的URL未注册：${url.origin}${url.pathname}`,
    `the page is on no pay path of ${owners.join(' or ')}; ${known}`,
  )
}

function checkSign(world: World, order: Order, { combination }: Payable, params: CallUpParams): void {
  const mchid = combination?.combine_mchid ?? order.sp_mchid
  const provider = world.store.get('providers', mchid)
  if (provider && isPaySigned(params, order, provider)) return
  const type = signTypeOf(order)
  const why =
    params.signType === type
      ? `paySign is not that of ${mchid} over these four fields (${type})`
      : `signType is ${params.signType}; this order is called up under ${type}`
  throw refuse('PAY_SIGN_WRONG', '支付验证签名失败', why)
}

function checkPayer(order: Order, payer: string): void {
  const asked = order.asked_sp_openid ?? order.asked_sub_openid
  const appid = order.asked_sp_openid === null ? order.sub_appid : order.sp_appid
  if (asked === null || asked === openidOf(payer, appid ?? '')) return
  throw refuse(
    'OTHER_PAYER',
    '此订单下单账号与支付账号不一致，请核实后再支付',
    `the order is for ${asked}, which is not this payer's openid under ${appid}`,
  )
}

// WeChat's own word for whatever is wrong with the prepay id or the appid.
function totalFee(why: string): ControlError {
  return refuse('TOTAL_FEE', '调用支付JSAPI缺少参数：total_fee', why)
}

function refuse(code: string, words: string, why: string): ControlError {
  return new ControlError(409, code, words, why)
}
