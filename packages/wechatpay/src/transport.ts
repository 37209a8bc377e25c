import type { Dispatcher } from 'undici'
import { tellingStarts, toExchange } from './attempt.ts'
import type { Call, CallOptions, DownloadCall, DownloadOptions } from './call.ts'
import { withDeadline } from './deadline.ts'
import { type Download, startDownload } from './download.ts'
import type { Answer } from './exchange.ts'
import { judgeAnswer } from './judge-answer.ts'
import { prepareRequest, type Sender } from './prepare-request.ts'
import { repeatSafely } from './repeat-safely.ts'
import { silence } from './silence.ts'
import { attempt } from './whole-answer.ts'

export type TransportOptions = Sender & {
  readonly now: () => Date
  /** The first is used; a repetition goes to the next. */
  readonly origins: readonly string[]
  readonly dispatcher: Dispatcher
  readonly answerTimeoutMs: number
}

export type Transport = {
  send<T>(call: Call<T>, options?: CallOptions): Promise<Answer<T>>
  download(call: DownloadCall, options?: DownloadOptions): Promise<Download>
}

/**
 * Signs, sends, reads, verifies. Repeats by itself only what is safe: what was certainly not sent, and GETs that met a
 * passing trouble. A POST that may have arrived is never repeated here. Follows no redirect. Throws `WechatPayError`,
 * nothing else of its own.
 */
export function createTransport(options: TransportOptions): Transport {
  const wired = { ...options, dispatcher: tellingStarts(options.dispatcher) }
  return {
    send: (call, callOptions = {}) =>
      withDeadline(callOptions, wired.answerTimeoutMs, (signal) =>
        repeatSafely(call.method === 'GET', wired.origins, signal, (origin) => sendOnce(wired, call, origin, signal)),
      ),
    download: (call, downloadOptions = {}) => startDownload(wired, call, downloadOptions),
  }
}

async function sendOnce<T>(
  options: TransportOptions,
  call: Call<T>,
  origin: string,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const startedAt = options.now()
  const startedMs = performance.now()
  const outgoing = await prepareRequest(options, call, origin, startedAt)
  const made = await attempt(options.dispatcher, outgoing, signal)
  const exchange = toExchange(outgoing, made, startedAt, Math.round(performance.now() - startedMs))

  if (made.outcome !== 'answered') throw silence(call, made, exchange, !call.once)
  return { data: judgeAnswer(call, exchange, options.keyring, options.now()), exchange }
}
