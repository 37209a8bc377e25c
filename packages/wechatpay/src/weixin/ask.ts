import type { Dispatcher } from 'undici'
import { type Attempt, type Outgoing, toExchange } from '../attempt.ts'
import type { CallOptions } from '../call.ts'
import { WechatPayError } from '../errors.ts'
import type { Answer, Exchange } from '../exchange.ts'
import { parseJson } from '../json.ts'
import { type Check, isRecord } from '../shapes.ts'
import { attempt } from '../whole-answer.ts'
import { hide, redact } from './redact.ts'
import { refusalOf } from './refusals.ts'

const MAX_TEXT_CHARS = 300
const NO_BODY = Buffer.alloc(0)

/** One question to api.weixin.qq.com: a query or a JSON body, and the shape of a right answer. */
export type Question = {
  readonly method: 'GET' | 'POST'
  /** Without its query string, which may hold secrets: this is what messages show. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** The values in query or body that must not be seen again. */
  readonly secrets: readonly string[]
  readonly check: Check
  readonly asksForToken?: true
}

export type AskOptions = {
  readonly origin: string
  readonly dispatcher: Dispatcher
  readonly now: () => Date
  readonly answerTimeoutMs: number
  readonly userAgent: string
}

export type Ask = <T>(question: Question, options?: CallOptions) => Promise<Answer<T>>

/**
 * Sends once, reads, judges. Nothing is repeated here: a code is good for one use. Throws `WechatPayError`; its `code` is
 * the word of `refusals.ts`, its `innerCode` WeChat's `errcode`. Answers are not signed: TLS alone vouches for them.
 */
export function createAsk(options: AskOptions): Ask {
  return (question, callOptions = {}) => ask(options, question, callOptions)
}

async function ask<T>(options: AskOptions, question: Question, callOptions: CallOptions): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(callOptions.answerTimeoutMs ?? options.answerTimeoutMs)
  const signal = callOptions.signal ? AbortSignal.any([timeout, callOptions.signal]) : timeout
  const startedAt = options.now()
  const startedMs = performance.now()
  const outgoing = prepare(options, question)
  const made = await attempt(options.dispatcher, outgoing, signal)
  const elapsedMs = Math.round(performance.now() - startedMs)
  const exchange = redact(toExchange(outgoing, made, startedAt, elapsedMs), question.secrets)
  return { data: judge(question, made, exchange) as T, exchange }
}

function prepare(options: AskOptions, { method, path, query, body }: Question): Outgoing {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return {
    method,
    origin: options.origin,
    path: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'user-agent': options.userAgent },
    body: body === undefined ? NO_BODY : Buffer.from(JSON.stringify(body)),
  }
}

function judge(question: Question, made: Attempt, exchange: Exchange): unknown {
  const fail = (
    code: string,
    what: string,
    mayRetry: boolean,
    outcomeKnown: boolean,
    innerCode: string | null = null,
  ) => {
    const message = `${question.method} ${question.path}: ${what}`
    return new WechatPayError({ code, message, mayRetry, outcomeKnown, innerCode, exchange })
  }
  if (made.outcome === 'not_sent') throw fail('NOT_SENT', `not sent (${reasonOf(made.cause)})`, true, true)
  if (made.outcome === 'no_answer') throw fail('NO_ANSWER', `no whole answer (${reasonOf(made.cause)})`, true, false)
  if (made.outcome === 'too_long') throw fail('BAD_ANSWER', 'the answer is longer than any of WeChat’s', false, false)
  const status = made.status ?? 0
  if (status !== 200) throw fail('BAD_ANSWER', `HTTP ${status}`, status === 429 || status >= 500, false)

  const body = parseJson(made.body)
  if (isRecord(body) && Number.isSafeInteger(body.errcode) && body.errcode !== 0) {
    const errcode = body.errcode as number
    const { code, mayRetry, outcomeKnown } = refusalOf(errcode, question.asksForToken === true)
    const said = hide(String(body.errmsg ?? '').slice(0, MAX_TEXT_CHARS), question.secrets)
    throw fail(code, `${code} (errcode ${errcode}) ${said}`, mayRetry, outcomeKnown, String(errcode))
  }
  const wrongAt = question.check(body)
  if (wrongAt !== null) throw fail('BAD_ANSWER', `the answer is wrong at ${wrongAt}`, false, false)
  return body
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown reason'
  const code = (cause as NodeJS.ErrnoException).code
  return typeof code === 'string' ? code : cause.name
}
