import { verifyText } from '../crypto/keys.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { isSignedBy } from '../v2/sign.ts'

/** What a page hands to WeChat to have an order paid, as its merchant's server signed it. */
export type CallUpParams = {
  readonly appId: string
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: string
  readonly paySign: string
}

/** An order of APIv3 is called up under RSA, one of APIv2 under the kind that it was made under. */
export function signTypeOf(order: Order): 'RSA' | 'MD5' | 'HMAC-SHA256' {
  return order.v2_sign_type ?? 'RSA'
}

/** Official page 4012085827 for RSA: four lines, each with its end, the key of the SP's own certificate. */
export function isPaySigned(params: CallUpParams, order: Order, provider: Provider): boolean {
  const type = signTypeOf(order)
  if (params.signType !== type) return false
  if (type === 'RSA') return verifyText(signedLines(params), params.paySign, provider.certificate_pem)
  const { paySign, ...signed } = params
  return isSignedBy(Object.entries(signed), paySign, provider.api_v2_key, type)
}

export function signedLines(params: CallUpParams): string {
  return [params.appId, params.timeStamp, params.nonceStr, params.package].map((line) => `${line}\n`).join('')
}
