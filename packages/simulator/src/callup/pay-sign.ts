import { verifyText } from '../crypto/keys.ts'
import { why } from '../explain/because.ts'
import { keyHoldersOf, signersOf } from '../explain/signers.ts'
import { inspectSign } from '../explain/signing/inspect-sign.ts'
import { type Inspected, inspectText, REPORT } from '../explain/signing/inspect-signature.ts'
import { mistakenPaySigns } from '../explain/signing/mistaken-pay-signs.ts'
import type { SigningReport } from '../explain/signing/report.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { isSignedBy } from '../v2/sign.ts'
import type { World } from '../world.ts'

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
  return isSignedBy(signedFields(params), params.paySign, provider.api_v2_key, type)
}

/** What should have been signed, beside what was; why it was refused, the kind of the sign before its text. */
export function inspectPaySign(
  world: World,
  { params, order, provider }: { params: CallUpParams; order: Order; provider: Provider },
): Inspected {
  const type = signTypeOf(order)
  const { because, report } =
    type === 'RSA'
      ? inspectText(signedLines(params), params.paySign, {
          signers: signersOf(world, provider),
          mistakes: mistakenPaySigns({ ...params, otherAppids: otherAppids(params, order) }),
        })
      : inspectSign({
          fields: signedFields({ ...params, signType: type }),
          sign: params.paySign,
          type,
          holders: keyHoldersOf(world, provider),
        })
  const otherType = params.signType !== type
  return { because: otherType ? why('callUpSignType', { given: params.signType, right: type }) : because, report }
}

/** Of a sign that is right: what it had to be over. */
export function rightReport(params: CallUpParams, order: Order): SigningReport | null {
  return signTypeOf(order) === 'RSA' ? { ...REPORT, expected: signedLines(params) } : null
}

function signedLines(params: CallUpParams): string {
  return [params.appId, params.timeStamp, params.nonceStr, params.package].map((line) => `${line}\n`).join('')
}

function signedFields({ appId, timeStamp, nonceStr, package: prepay, signType }: CallUpParams): Map<string, string> {
  return new Map(Object.entries({ appId, timeStamp, nonceStr, package: prepay, signType }))
}

function otherAppids({ appId }: CallUpParams, { sp_appid, sub_appid }: Order): string[] {
  return [sp_appid, sub_appid].filter((appid) => appid !== null).filter((appid) => appid !== appId)
}
