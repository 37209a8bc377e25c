import assert from 'node:assert/strict'
import { type Because, explain, why } from '../explain/because.ts'
import { listed } from '../explain/facts.ts'
import type { SigningReport } from '../explain/signing/report.ts'
import { ControlError } from '../kit/control-error.ts'
import { findPayable } from '../orders/find-payable.ts'
import { openidOf } from '../orders/openid.ts'
import { firstOf, type Payable } from '../orders/payable.ts'
import { rulesOf } from '../rules.ts'
import type { Order } from '../storage/order-rows.ts'
import type { World } from '../world.ts'
import { folderOf, isOnPath } from './pay-path.ts'
import { type CallUpParams, inspectPaySign, isPaySigned, rightReport } from './pay-sign.ts'

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
const MOST_SHOWN_CHARACTERS = 200

export type CalledUp = { readonly payable: Payable; readonly prepayId: string }

/** What was found out on the way, for the log, also where it is refused. */
export class Seen {
  order: Order | null = null
  signing: SigningReport | null = null
}

/** Calling up 调起支付: whether WeChat would show its paying page, or the words that it shows instead. */
export function callUp(world: World, call: CallUp, seen: Seen): CalledUp {
  const params = readParams(call.params)
  const prepayId = PACKAGE.exec(params.package)?.[1]
  if (prepayId === undefined) throw totalFee(why('callUpPackage', { given: shown(params.package) }))
  const payable = open(world, prepayId)
  const order = firstOf(payable)
  seen.order = order
  checkAppid(order, payable, params.appId)
  if (call.way === 'jsapi') checkPath(world, payable, call.page)
  checkSign(world, seen, payable, params)
  checkPayer(order, call.payer)
  return { payable, prepayId }
}

function readParams(given: Readonly<Record<string, unknown>>): CallUpParams {
  for (const name of REQUIRED) {
    const value = given[name]
    if (typeof value === 'string' && value !== '') continue
    const because = why('callUpFieldMissing', { field: name, given: shown(JSON.stringify(value) ?? '—') })
    throw refuse('FIELD_MISSING', `调用支付JSAPI缺少参数：${name}`, because)
  }
  const { signType = DEFAULT_SIGN_TYPE } = given
  return { ...(given as unknown as CallUpParams), signType: String(signType) }
}

function open(world: World, prepayId: string): Payable {
  try {
    return findPayable(world, { prepay_id: prepayId })
  } catch (error) {
    const code = error instanceof ControlError ? error.code : ''
    if (code === 'CODE_UNKNOWN') throw totalFee(why('callUpPrepayUnknown', { prepay_id: prepayId }))
    if (code === 'CODE_EXPIRED') throw totalFee(why('callUpPrepayExpired', { prepay_id: prepayId }))
    throw error
  }
}

// 下单时的 appid 与调起的 appId 必须一致
function checkAppid(order: Order, { combination }: Payable, appId: string): void {
  const { out_trade_no: number, trade_type } = order
  if (trade_type !== 'JSAPI') throw totalFee(why('callUpTradeType', { number, trade_type }))
  const known = [combination?.combine_appid ?? order.sp_appid, order.sub_appid].filter((appid) => appid !== null)
  if (!known.includes(appId)) throw totalFee(why('callUpAppid', { given: shown(appId), known: listed(known) }))
}

/** The SP's paths count, or the sub-merchant's; of a combined order those of whoever started it. */
function checkPath(world: World, { combination, orders: [order] }: Payable, page: string): void {
  if (rulesOf(world).payPaths === 'any') return
  const owners = combination ? [combination.combine_mchid] : [order!.sp_mchid, order!.sub_mchid]
  const paths = owners.flatMap((mchid) => world.store.get('pay_paths', mchid)?.paths ?? [])
  const url = new URL(page)
  if (paths.some((path) => isOnPath(url, path))) return
  const address = url.origin + url.pathname
  const facts = { page: address, owners: listed(owners), paths: listed(paths), folder: url.origin + folderOf(url) }
  throw refuse('PAGE_NOT_REGISTERED', `当前页面的URL未注册：${address}`, why('callUpPage', facts))
}

function checkSign(world: World, seen: Seen, { combination, orders }: Payable, params: CallUpParams): void {
  const order = orders[0]!
  const mchid = combination?.combine_mchid ?? order.sp_mchid
  const provider = world.store.get('providers', mchid)
  assert(provider, `the order of ${mchid} has no provider`)
  seen.signing = rightReport(params, order)
  if (isPaySigned(params, order, provider)) return
  const { because, report } = inspectPaySign(world, { params, order, provider })
  seen.signing = report
  throw refuse('PAY_SIGN_WRONG', '支付验证签名失败', because)
}

function checkPayer(order: Order, payer: string): void {
  const asked = order.asked_sp_openid ?? order.asked_sub_openid
  const appid = (order.asked_sp_openid === null ? order.sub_appid : order.sp_appid) ?? ''
  const own = openidOf(payer, appid)
  if (asked === null || asked === own) return
  const because = why('callUpOtherPayer', { asked, appid, own })
  throw refuse('OTHER_PAYER', '此订单下单账号与支付账号不一致，请核实后再支付', because)
}

// WeChat's own word for whatever is wrong with the prepay id or the appid.
function totalFee(because: Because): ControlError {
  return refuse('TOTAL_FEE', '调用支付JSAPI缺少参数：total_fee', because)
}

function refuse(code: string, words: string, because: Because): ControlError {
  return new ControlError(409, code, words, explain(because).why_en, because)
}

function shown(text: string): string {
  return text.slice(0, MOST_SHOWN_CHARACTERS)
}
