import type { Attempt } from './attempt.ts'
import { WechatPayError } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { type CallName, describe } from './judge-answer.ts'

/** What is to be said of an attempt that brought no whole answer. `mayRetry`: whether the call may be made again after it was sent. */
export function silence(call: CallName, made: Attempt, exchange: Exchange, mayRetry = true): WechatPayError {
  if (made.outcome === 'too_long') {
    const message = `${describe(call)}: the answer is longer than any answer of WeChat's`
    return new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry: false, outcomeKnown: false, exchange })
  }
  const sent = made.outcome === 'no_answer'
  const code = sent ? 'NO_ANSWER' : 'NOT_SENT'
  const message = `${describe(call)}: ${sent ? 'sent, no whole answer' : 'not sent'} (${reasonOf(made.cause)})`
  return new WechatPayError({ code, message, mayRetry: !sent || mayRetry, outcomeKnown: !sent, exchange }, made.cause)
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown reason'
  const code = (cause as NodeJS.ErrnoException).code
  return typeof code === 'string' ? code : cause.name
}
