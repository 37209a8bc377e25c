import type { IncomingHttpHeaders } from 'node:http'
import { verifyText } from '../crypto/keys.ts'
import { type Because, why } from '../explain/because.ts'
import { listed } from '../explain/facts.ts'
import { signersOf } from '../explain/signers.ts'
import { inspectSignature } from '../explain/signing/inspect-signature.ts'
import type { SigningReport } from '../explain/signing/report.ts'
import { type SigningParts, signingText } from '../explain/signing/signing-text.ts'
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
  const { accept } = headers
  if (!accept || !headers['user-agent']) {
    throw badHeader('Http头缺少Accept或User-Agent', why('headerMissing', { header: accept ? 'User-Agent' : 'Accept' }))
  }
  if (!/application\/json|\*\/\*/.test(accept)) {
    throw badHeader('Http头Accept必须包含application/json', why('acceptWrong', { given: accept }))
  }
}

export function checkContentType(headers: IncomingHttpHeaders): void {
  const given = headers['content-type'] ?? ''
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(given)) {
    throw badHeader('Http头Content-Type必须为application/json', why('contentTypeWrong', { given }))
  }
}

/** Bodies are signed as they travel; WeChat opens no compressed ones. */
export function checkEncoding(headers: IncomingHttpHeaders): void {
  const given = headers['content-encoding'] ?? ''
  if (!/^(identity)?$/i.test(given)) {
    throw badHeader('Http头Content-Encoding不受支持，请不要压缩请求体', why('bodyCompressed', { given }))
  }
}

export function parseAuthorization(header: string | undefined): Authorization {
  if (!header) throw malformed(why('authorizationMissing'))
  if (!header.startsWith(`${SCHEMA} `)) {
    throw malformed(why('authorizationScheme', { given: header.split(' ', 1)[0] ?? '' }))
  }
  const found = new Map<string, string>()
  for (const part of header.slice(SCHEMA.length + 1).split(',')) {
    const [, name = '', value = ''] = /^\s*(\w+)="([^"]*)"\s*$/.exec(part) ?? []
    if (!PARTS[name]?.test(value)) throw malformed(becauseOfPart(part, name, value))
    if (found.has(name)) throw malformed(why('authorizationPartTwice', { part: name }))
    found.set(name, value)
  }
  const missing = Object.keys(PARTS).find((name) => !found.has(name))
  if (missing !== undefined) throw malformed(why('authorizationPartMissing', { part: missing }))
  return Object.fromEntries(found) as Authorization
}

function becauseOfPart(part: string, name: string, value: string): Because {
  if (name === 'timestamp' && /^\d{13}$/.test(value)) {
    return why('timestampMilliseconds', { given: value, right: value.slice(0, -3) })
  }
  if (name === 'signature' && /^[\w-]+={0,2}$/.test(value)) return why('signatureBase64Url')
  const form = PARTS[name]?.source ?? `(${Object.keys(PARTS).join('|')})="…"`
  return why('authorizationPartWrong', { given: part.trim(), form })
}

type Request = Pick<SigningParts, 'method' | 'target' | 'body' | 'host' | 'upload'>

/** The SP that signed this request. In partner mode nobody else can (M21). */
export function authorize(world: World, authorization: Authorization, request: Request): Provider {
  const { mchid, nonce_str: nonce, timestamp, signature } = authorization
  const now = world.clock.now()
  const off = Math.abs(now / 1000 - Number(timestamp))
  if (off > MAX_CLOCK_DIFFERENCE_S) {
    throw signError(
      'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟',
      why('clockOff', { given: timestamp, wechat: Math.floor(now / 1000), off: Math.round(off) }),
    )
  }
  const provider = findSigner(world, mchid)
  checkSerial(world, provider, authorization.serial_no)
  const parts = { ...request, timestamp, nonce }
  if (!verifyText(signingText(parts), signature, provider.certificate_pem)) {
    const { because, report } = inspectSignature(parts, signature, signersOf(world, provider))
    throw signError('错误的签名，验签失败', because, report)
  }
  if (!world.nonces.firstUse(mchid, nonce, now)) {
    throw signError('Http头Authorization中的nonce_str已被使用，请勿重放请求', why('nonceUsed', { nonce }))
  }
  return provider
}

function findSigner(world: World, mchid: string): Provider {
  const provider = world.store.get('providers', mchid)
  if (provider) return provider
  const merchant = world.store.get('merchants', mchid)
  const because = merchant
    ? why('signerIsSubMerchant', { mchid, provider: merchant.provider })
    : why('signerUnknown', { mchid, known: listed(world.store.tables.providers.rows.keys()) })
  throw signError('商户号与商户证书不匹配，请使用服务商的商户号与证书签名', because)
}

function checkSerial(world: World, { mchid, serial: right }: Provider, asked: string): void {
  const given = asked.toUpperCase()
  if (right === given) return
  const { providers } = world.store.tables
  const owner = [...providers.rows.values()].find(({ serial }) => serial === given)?.mchid
  const platform = world.store.get('platform_keys', given)
  const because = platform
    ? why('serialOfPlatform', { given, right })
    : owner === undefined
      ? why('serialWrong', { given, right, mchid })
      : why('serialOfOther', { given, right, mchid, owner })
  throw signError('商户证书序列号有误。请使用签名私钥匹配的证书序列号', because)
}

function badHeader(message: string, because: Because): Refusal {
  return new Refusal({ status: 400, code: 'INVALID_REQUEST', message, inner: BAD_PARAMETER_INNER, because })
}

function malformed(because: Because): Refusal {
  return signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》', because)
}

function signError(message: string, because: Because, signing?: SigningReport): Refusal {
  const facts = { status: 401, code: 'SIGN_ERROR', message, inner: BAD_SIGNATURE_INNER, because }
  return new Refusal(signing === undefined ? facts : { ...facts, signing })
}
