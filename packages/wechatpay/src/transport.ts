import type { KeyObject } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { type Attempt, attempt, type Outgoing, tellingStarts, toExchange } from './attempt.ts'
import type { Call, CallOptions, PlainCall } from './call.ts'
import { WechatPayError } from './errors.ts'
import type { Answer, Exchange } from './exchange.ts'
import { describe, judgeAnswer } from './judge-answer.ts'
import type { Keyring } from './keyring.ts'
import { authorization, freshNonce, unixSeconds } from './signing.ts'

/** How long we wait before each repetition; their number bounds the repetitions. */
const RETRY_PAUSES_MS = [100, 300]
const NO_BODY = Buffer.alloc(0)

export type TransportOptions = {
  readonly spMchid: string
  readonly serial: string
  readonly privateKey: KeyObject
  readonly keyring: Keyring
  readonly now: () => Date
  /** The first is used; a repetition goes to the next. */
  readonly origins: readonly string[]
  readonly dispatcher: Dispatcher
  readonly answerTimeoutMs: number
  readonly userAgent: string
}

export type Transport = { send<T>(call: Call<T>, options?: CallOptions): Promise<Answer<T>> }

/**
 * Signs, sends, reads, verifies. Repeats by itself only what is safe: what was certainly not sent, and GETs that met a
 * passing trouble. A POST that may have arrived is never repeated here. Throws `WechatPayError`, nothing else of its own.
 */
export function createTransport(options: TransportOptions): Transport {
  const wired = { ...options, dispatcher: tellingStarts(options.dispatcher) }
  return { send: (call, callOptions = {}) => withDeadline(wired, call, callOptions) }
}

async function withDeadline<T>(options: TransportOptions, call: Call<T>, callOptions: CallOptions): Promise<Answer<T>> {
  const timeoutMs = callOptions.answerTimeoutMs ?? options.answerTimeoutMs
  const ending = new AbortController()
  const onAbort = () => ending.abort(new DOMException('the caller gave up', 'AbortError'))
  const onTimeout = () => ending.abort(new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError'))

  const timer = setTimeout(onTimeout, timeoutMs)
  callOptions.signal?.addEventListener('abort', onAbort, { once: true })
  if (callOptions.signal?.aborted) onAbort()
  try {
    return await sendUntilSettled(options, call, ending.signal)
  } finally {
    clearTimeout(timer)
    callOptions.signal?.removeEventListener('abort', onAbort)
  }
}

async function sendUntilSettled<T>(options: TransportOptions, call: Call<T>, signal: AbortSignal): Promise<Answer<T>> {
  for (let tries = 0; ; tries++) {
    try {
      const origin = options.origins[tries % options.origins.length] ?? ''
      return await sendOnce(options, call, origin, signal)
    } catch (error) {
      const pauseMs = RETRY_PAUSES_MS[tries]
      if (pauseMs === undefined || signal.aborted || !isSafeToRepeat(call, error)) throw error
      // Out of time during the pause: the error at hand says best what happened.
      const cut = await pause(pauseMs, false, { signal }).catch(() => true)
      if (cut) throw error
    }
  }
}

function isSafeToRepeat(call: PlainCall, error: unknown): boolean {
  if (!(error instanceof WechatPayError)) return false
  if (error.code === 'NOT_SENT') return true
  // A 429 is not answered with more of the same, and a signature that fails is shown to the caller at once.
  const passing = error.code === 'NO_ANSWER' || (error.status !== null && error.status >= 500)
  return call.method === 'GET' && passing
}

async function sendOnce<T>(
  options: TransportOptions,
  call: Call<T>,
  origin: string,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const startedAt = options.now()
  const startedMs = performance.now()
  const outgoing = await prepare(options, call, origin, startedAt)
  const made = await attempt(options.dispatcher, outgoing, signal)
  const exchange = toExchange(outgoing, made, startedAt, Math.round(performance.now() - startedMs))

  if (made.outcome !== 'answered') throw silence(call, made, exchange)
  return { data: judgeAnswer(call, exchange, options.keyring, options.now()), exchange }
}

async function prepare(options: TransportOptions, call: PlainCall, origin: string, at: Date): Promise<Outgoing> {
  const { method, path } = call
  const body = call.body === undefined ? NO_BODY : Buffer.from(JSON.stringify(call.body))
  const signer = { mchid: options.spMchid, serial: options.serial, privateKey: options.privateKey }
  const verifiable = options.keyring.preferred(at)?.serial
  const headers = {
    authorization: await authorization(signer, { method, path, timestamp: unixSeconds(at), nonce: freshNonce(), body }),
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': options.userAgent,
    ...(verifiable === undefined ? {} : { 'wechatpay-serial': verifiable }),
  }
  return { method, origin, path, headers, body }
}

function silence(call: PlainCall, made: Attempt, exchange: Exchange): WechatPayError {
  if (made.outcome === 'too_long') {
    const message = `${describe(call)}: the answer is longer than any answer of WeChat's`
    return new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry: false, outcomeKnown: false, exchange })
  }
  const sent = made.outcome === 'no_answer'
  const code = sent ? 'NO_ANSWER' : 'NOT_SENT'
  const message = `${describe(call)}: ${sent ? 'sent, no whole answer' : 'not sent'} (${reasonOf(made.cause)})`
  return new WechatPayError({ code, message, mayRetry: true, outcomeKnown: !sent, exchange }, made.cause)
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown reason'
  const code = (cause as NodeJS.ErrnoException).code
  return typeof code === 'string' ? code : cause.name
}
