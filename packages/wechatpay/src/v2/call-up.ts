import { freshNonce, unixSeconds } from '../signing.ts'
import { type SignType, signFields } from './sign.ts'

/**
 * `appid` is the one whose program calls up: `sub_appid` in the sub-merchant's program, `appid` in the provider's. `signType` is the
 * one that the order was signed with. `nonce` is made when not given.
 */
export type V2CallUpInput = {
  readonly appid: string
  readonly prepayId: string
  readonly apiV2Key: string
  readonly signType: SignType
  readonly now: Date
  readonly nonce?: string
}

/** For `WeixinJSBridge.invoke('getBrandWCPayRequest', …)`; `timeStamp` in unix seconds. */
export type V2JsapiCallUp = { readonly appId: string } & V2MiniProgramCallUp

/** For `wx.requestPayment(…)`, which knows its own appid. */
export type V2MiniProgramCallUp = {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: SignType
  readonly paySign: string
}

/** For the OpenSDK. `partnerid` is the sub-merchant's number. */
export type V2AppCallUp = {
  readonly appid: string
  readonly partnerid: string
  readonly prepayid: string
  readonly package: 'Sign=WXPay'
  readonly noncestr: string
  readonly timestamp: string
  readonly sign: string
}

/** Official page: JSAPI调起支付 (v2). */
export function callUpV2Jsapi(input: V2CallUpInput): V2JsapiCallUp {
  const parameters = {
    appId: input.appid,
    timeStamp: unixSeconds(input.now),
    nonceStr: input.nonce ?? freshNonce(),
    package: `prepay_id=${input.prepayId}`,
    signType: input.signType,
  }
  return { ...parameters, paySign: signFields(Object.entries(parameters), input.apiV2Key, input.signType) }
}

/** Official page: 小程序调起支付 (v2). Signed like JSAPI, with the mini program's appid. */
export function callUpV2MiniProgram(input: V2CallUpInput): V2MiniProgramCallUp {
  const { appId: _known, ...parameters } = callUpV2Jsapi(input)
  return parameters
}

/** Official page: APP调起支付 (v2). It names no kind of sign: it is the order's. */
export function callUpV2App(input: V2CallUpInput & { readonly partnerid: string }): V2AppCallUp {
  const parameters = {
    appid: input.appid,
    partnerid: input.partnerid,
    prepayid: input.prepayId,
    package: 'Sign=WXPay' as const,
    noncestr: input.nonce ?? freshNonce(),
    timestamp: unixSeconds(input.now),
  }
  return { ...parameters, sign: signFields(Object.entries(parameters), input.apiV2Key, input.signType) }
}
