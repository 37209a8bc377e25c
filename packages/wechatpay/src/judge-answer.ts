import type { Call, PlainCall } from './call.ts'
import { type ErrorDetail, WechatPayError } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { parseJson } from './json.ts'
import type { Keyring } from './keyring.ts'
import { innerCodesOfEarlierDeeds, spell, tooOften } from './refusals.ts'
import { isRecord } from './shapes.ts'
import { type VerificationFault, verifyMessage } from './verification.ts'

const MAX_TEXT_CHARS = 300
const INNER_CODE = /-(\d{1,20})$/

/**
 * Turns a whole answer into data or a `WechatPayError`. The status is read first: only 2xx answers are signed, and an
 * unsigned refusal is believed only for the codes of `call.refusals`.
 */
export function judgeAnswer<T>(call: Call<T>, exchange: Exchange, keyring: Keyring, now: Date): T {
  if (exchange.status !== null && exchange.status >= 200 && exchange.status < 300) {
    return judgeSigned(call, exchange, keyring, now)
  }
  throw refusal(call, exchange)
}

function judgeSigned<T>(call: Call<T>, exchange: Exchange, keyring: Keyring, now: Date): T {
  const reason = verifyAnswer(exchange, keyring, now)
  const fault = reason === 'UNKNOWN_SERIAL' ? verifyWithBroughtKeys(call, exchange, now) : reason
  if (fault !== null) throw badSignature(call, exchange, fault)
  const body = parseBody(exchange)
  // A 202 can be the answer itself or a code that says why there is none yet.
  const saysCode = exchange.status === 202 && isRecord(body) && Object.hasOwn(body, 'code')
  if (saysCode || !isSuccess(call, exchange.status)) throw refusal(call, exchange)

  const wrongAt = exchange.status === 204 ? faultUnlessEmpty(body) : check(call, body)
  if (wrongAt !== null) throw badAnswer(call, exchange, `the answer is wrong at ${wrongAt}`, false)
  const other = otherThan(call, body)
  if (other !== undefined) throw badAnswer(call, exchange, `the answer is to another ${other}`, false)
  return body as T
}

// The signature says who answers, not what is answered: that the answer is to this question only its numbers say.
function otherThan({ repeats = {} }: PlainCall, body: unknown): string | undefined {
  if (!isRecord(body)) return undefined
  return Object.keys(repeats).find((name) => {
    const asked = repeats[name]
    return asked !== undefined && Object.hasOwn(body, name) && body[name] !== asked
  })
}

// The one case in which an answer is read before it is verified: it brings the keys to verify it with.
function verifyWithBroughtKeys<T>(call: Call<T>, exchange: Exchange, now: Date): VerificationFault | null {
  const body = parseBody(exchange)
  if (!call.broughtKeys || check(call, body) !== null) return 'UNKNOWN_SERIAL'
  return verifyAnswer(exchange, call.broughtKeys(body as T), now)
}

function parseBody(exchange: Exchange): unknown {
  return exchange.answerBody.length === 0 ? null : parseJson(exchange.answerBody)
}

function isSuccess({ success }: PlainCall, status: number | null): boolean {
  return typeof success === 'number' ? status === success : success.some((one) => one === status)
}

function check(call: PlainCall, body: unknown): string | null {
  return call.check === null ? faultUnlessEmpty(body) : call.check(body)
}

function faultUnlessEmpty(body: unknown): string | null {
  return body === null ? null : '/'
}

function verifyAnswer(exchange: Exchange, keyring: Keyring, now: Date): VerificationFault | null {
  const { answerHeaders: headers, answerBody: body } = exchange
  const verification = verifyMessage(
    keyring,
    {
      timestamp: headers['wechatpay-timestamp'],
      nonce: headers['wechatpay-nonce'],
      signature: headers['wechatpay-signature'],
      serial: headers['wechatpay-serial'],
      body,
    },
    now,
  )
  return verification.ok ? null : verification.reason
}

/** What WeChat's no means for this call. */
export function refusal(call: PlainCall, exchange: Exchange): WechatPayError {
  const status = exchange.status ?? 0
  const passing = status === 202 || status === 429 || status >= 500
  const body = parseJson(exchange.answerBody)
  if (!isRecord(body) || typeof body.code !== 'string' || body.code === '' || typeof body.message !== 'string') {
    return badAnswer(call, exchange, `HTTP ${status} without a code of WeChat's`, passing && !call.once)
  }

  const code = spell(body.code.slice(0, MAX_TEXT_CHARS))
  const innerCode = INNER_CODE.exec(exchange.answerHeaders['request-id'] ?? '')?.[1] ?? null
  const certain = status >= 400 && !passing && call.refusals.has(code) && !speaksOfEarlierDeed(code, innerCode)
  return new WechatPayError({
    code,
    message: `${describe(call)}: ${code} (HTTP ${status}) ${body.message.slice(0, MAX_TEXT_CHARS)}`,
    mayRetry: tooOften.has(code) || (passing && !call.once) || (call.refusedForNow?.has(code) ?? false),
    outcomeKnown: certain,
    innerCode,
    detail: readDetail(body.detail),
    exchange,
  })
}

function speaksOfEarlierDeed(code: string, innerCode: string | null): boolean {
  return code === 'INVALID_REQUEST' && innerCodesOfEarlierDeeds.has(innerCode ?? '')
}

function readDetail(detail: unknown): ErrorDetail | null {
  if (!isRecord(detail)) return null
  const read = (name: string) => {
    const value = Object.hasOwn(detail, name) ? detail[name] : undefined
    return value === undefined || value === null ? null : String(value).slice(0, MAX_TEXT_CHARS)
  }
  return { field: read('field'), value: read('value'), issue: read('issue'), location: read('location') }
}

function badSignature(call: PlainCall, exchange: Exchange, reason: VerificationFault): WechatPayError {
  const message = `${describe(call)}: the answer's signature does not hold (${reason})`
  return new WechatPayError({ code: 'BAD_SIGNATURE', message, mayRetry: !call.once, outcomeKnown: false, exchange })
}

function badAnswer(call: PlainCall, exchange: Exchange, what: string, mayRetry: boolean): WechatPayError {
  const message = `${describe(call)}: ${what}`
  return new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry, outcomeKnown: false, exchange })
}

export type CallName = Pick<PlainCall, 'method' | 'path'>

/** The call in a few words for messages: without the query string, which repeats account numbers. */
export function describe(call: CallName): string {
  return `${call.method} ${call.path.split('?', 1)[0]}`
}
