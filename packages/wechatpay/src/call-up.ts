import type { KeyObject } from 'node:crypto'
import { freshNonce, signNow, unixSeconds } from './signing.ts'

/**
 * `appid` is the one whose program calls up: `sub_appid` in the sub-merchant's program, `sp_appid` in the provider's.
 * `privateKey` is the one that signed the order. `nonce` is made when not given.
 */
export type CallUpInput = {
  readonly appid: string
  readonly prepayId: string
  readonly privateKey: KeyObject
  readonly now: Date
  readonly nonce?: string
}

/** For `WeixinJSBridge.invoke('getBrandWCPayRequest', …)`; `timeStamp` in unix seconds. */
export type JsapiCallUp = { readonly appId: string } & MiniProgramCallUp

/** For `wx.requestPayment(…)`, which knows its own appid. */
export type MiniProgramCallUp = {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'RSA'
  readonly paySign: string
}

/** For the OpenSDK. `partnerid` is the sub-merchant's number, the provider's for a combined order. */
export type AppCallUp = {
  readonly appid: string
  readonly partnerid: string
  readonly prepayid: string
  readonly package: 'Sign=WXPay'
  readonly noncestr: string
  readonly timestamp: string
  readonly sign: string
}

/** Official page: JSAPI调起支付. */
export function callUpJsapi(input: CallUpInput): JsapiCallUp {
  return { appId: input.appid, ...callUpMiniProgram(input) }
}

/** Official page: 小程序调起支付. Signed like JSAPI, with the mini program's appid. */
export function callUpMiniProgram(input: CallUpInput): MiniProgramCallUp {
  const packed = `prepay_id=${input.prepayId}`
  const { nonce, timestamp, signature } = signFourLines(input, packed)
  return { timeStamp: timestamp, nonceStr: nonce, package: packed, signType: 'RSA', paySign: signature }
}

/** Official page: APP调起支付. Signs the bare prepay id. */
export function callUpApp(input: CallUpInput & { readonly partnerid: string }): AppCallUp {
  const { nonce, timestamp, signature } = signFourLines(input, input.prepayId)
  return {
    appid: input.appid,
    partnerid: input.partnerid,
    prepayid: input.prepayId,
    package: 'Sign=WXPay',
    noncestr: nonce,
    timestamp,
    sign: signature,
  }
}

/** Four lines, each ended: appid, seconds, nonce, and what is called up. */
export function callUpMessage(appid: string, timestamp: string, nonce: string, what: string): Buffer {
  return Buffer.from(`${appid}\n${timestamp}\n${nonce}\n${what}\n`)
}

function signFourLines(input: CallUpInput, what: string) {
  const timestamp = unixSeconds(input.now)
  const nonce = input.nonce ?? freshNonce()
  return { timestamp, nonce, signature: signNow(input.privateKey, callUpMessage(input.appid, timestamp, nonce, what)) }
}
