import type { IncomingHttpHeaders } from 'node:http'
import { verifyText } from '../crypto/keys.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'

const SCHEMA = 'WECHATPAY2-SHA256-RSA2048'
const MAX_CLOCK_DIFFERENCE_S = 300
const BAD_SIGNATURE_INNER = 268_443_699
const BAD_PARAMETER_INNER = 268_435_461
const PARTS: Readonly<Record<string, RegExp>> = {
  mchid: /^\d{1,32}$/,
  nonce_str: /^[\x21-\x7e]{1,32}$/,
  timestamp: /^\d{10}$/,
  serial_no: /^[0-9A-Fa-f]{1,64}$/,
  signature: /^[A-Za-z0-9+/]+={0,2}$/,
}

export type Authorization = {
  readonly mchid: string
  readonly nonce_str: string
  readonly timestamp: string
  readonly serial_no: string
  readonly signature: string
}

/** Accept and User-Agent are looked at before anything else, even before the signature. */
export function checkHeaders(headers: IncomingHttpHeaders): void {
  if (!headers.accept || !headers['user-agent']) {
    throw badHeader('Http头缺少Accept或User-Agent')
  }
  if (!/application\/json|\*\/\*/.test(headers.accept)) {
    throw badHeader('Http头Accept必须包含application/json')
  }
}

export function checkContentType(headers: IncomingHttpHeaders): void {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(headers['content-type'] ?? '')) {
    throw badHeader('Http头Content-Type必须为application/json')
  }
}

/** Bodies are signed as they travel; WeChat opens no compressed ones. */
export function checkEncoding(headers: IncomingHttpHeaders): void {
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) {
    throw badHeader('Http头Content-Encoding不受支持，请不要压缩请求体')
  }
}

export function parseAuthorization(header: string | undefined): Authorization {
  const found = new Map<string, string>()
  if (header?.startsWith(`${SCHEMA} `)) {
    for (const part of header.slice(SCHEMA.length + 1).split(',')) {
      const [, name = '', value = ''] = /^\s*(\w+)="([^"]*)"\s*$/.exec(part) ?? []
      if (!PARTS[name]?.test(value) || found.has(name)) throw malformed(`part ${name || part} is missing or malformed`)
      found.set(name, value)
    }
  }
  if (found.size !== Object.keys(PARTS).length)
    throw malformed(`it must be ${SCHEMA} with ${Object.keys(PARTS).join(', ')}`)
  return Object.fromEntries(found) as Authorization
}

/** The SP that signed this request. In partner mode nobody else can (M21). */
export function authorize(
  world: World,
  authorization: Authorization,
  request: { readonly method: string; readonly target: string; readonly body: string },
): Provider {
  const { mchid, nonce_str: nonce, timestamp, serial_no: serial, signature } = authorization
  const now = world.clock.now()
  if (Math.abs(now / 1000 - Number(timestamp)) > MAX_CLOCK_DIFFERENCE_S) {
    throw signError(
      'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟',
      `WeChat's clock shows ${Math.floor(now / 1000)}, the request says ${timestamp}`,
    )
  }
  const provider = world.store.get('providers', mchid)
  if (!provider) {
    const hint = world.store.get('merchants', mchid)
      ? `${mchid} is a sub-merchant: in partner mode only its SP signs`
      : `no SP has the number ${mchid}`
    throw signError('商户号与商户证书不匹配，请使用服务商的商户号与证书签名', hint)
  }
  if (provider.serial !== serial.toUpperCase()) {
    throw signError(
      '商户证书序列号有误。请使用签名私钥匹配的证书序列号',
      `the certificate of ${mchid} has the serial ${provider.serial}`,
    )
  }
  const text = `${request.method}\n${request.target}\n${timestamp}\n${nonce}\n${request.body}\n`
  if (!verifyText(text, signature, provider.certificate_pem)) {
    throw signError('错误的签名，验签失败', `the signed text should have been ${JSON.stringify(text)}`)
  }
  if (!world.nonces.firstUse(mchid, nonce, now)) {
    throw signError('Http头Authorization中的nonce_str已被使用，请勿重放请求', 'the nonce was used before: a replay')
  }
  return provider
}

function badHeader(message: string): Refusal {
  return new Refusal({ status: 400, code: 'INVALID_REQUEST', message, inner: BAD_PARAMETER_INNER })
}

function malformed(hint: string): Refusal {
  return signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》', hint)
}

function signError(message: string, hint: string): Refusal {
  return new Refusal({ status: 401, code: 'SIGN_ERROR', message, inner: BAD_SIGNATURE_INNER, hint })
}
