import type { Dispatcher } from 'undici'
import { tellingStarts, toExchange } from '../attempt.ts'
import type { CallOptions, DownloadOptions } from '../call.ts'
import { withDeadline } from '../deadline.ts'
import type { Download } from '../download.ts'
import type { Answer } from '../exchange.ts'
import { repeatSafely } from '../repeat-safely.ts'
import { silence } from '../silence.ts'
import { attempt } from '../whole-answer.ts'
import type { V2Call, V2DownloadCall } from './call.ts'
import { startV2Download } from './download.ts'
import { judgeAnswer } from './judge-answer.ts'
import { prepareRequest, type V2Sender } from './prepare-request.ts'

/** Where requests go, and over which connections. The first address is used; a repetition goes to the next. */
export type Door = { readonly origins: readonly string[]; readonly dispatcher: Dispatcher }

export type V2TransportOptions = V2Sender & {
  readonly now: () => Date
  readonly plain: Door
  /** On its connections the provider's certificate is shown. Null when the account has none. */
  readonly secure: Door | null
  readonly answerTimeoutMs: number
}

export type V2Transport = {
  send<T>(call: V2Call<T>, options?: CallOptions): Promise<Answer<T>>
  download(call: V2DownloadCall, options?: DownloadOptions): Promise<Download>
}

/**
 * Signs, sends, reads, verifies, in XML. Repeats by itself only what is safe: what was certainly not sent, and queries that met a
 * passing trouble. Throws `WechatPayError`, and TypeError for a call that needs the certificate which the account does not have.
 */
export function createV2Transport(options: V2TransportOptions): V2Transport {
  const plain = wire(options.plain)
  const secure = options.secure && wire(options.secure)
  const doorFor = ({ path, certificate }: Pick<V2Call<unknown>, 'path' | 'certificate'>): Door => {
    const door = certificate ? secure : plain
    if (door === null) throw new TypeError(`${path} needs the provider's certificate`)
    return door
  }
  return {
    send: async (call, callOptions = {}) => {
      const door = doorFor(call)
      return withDeadline(callOptions, options.answerTimeoutMs, (signal) =>
        repeatSafely(call.repetition === 'freely', door.origins, signal, (origin) =>
          sendOnce(options, call, door.dispatcher, origin, signal),
        ),
      )
    },
    download: async (call, limits = {}) => startV2Download(options, doorFor(call), call, limits),
  }
}

function wire({ origins, dispatcher }: Door): Door {
  return { origins, dispatcher: tellingStarts(dispatcher) }
}

async function sendOnce<T>(
  options: V2TransportOptions,
  call: V2Call<T>,
  dispatcher: Dispatcher,
  origin: string,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const startedAt = options.now()
  const startedMs = performance.now()
  const { outgoing, sent, signType } = prepareRequest(options, call, origin)
  const made = await attempt(dispatcher, outgoing, signal)
  const exchange = toExchange(outgoing, made, startedAt, Math.round(performance.now() - startedMs))

  if (made.outcome !== 'answered') throw silence(outgoing, made, exchange, call.repetition !== 'never')
  return { data: judgeAnswer(call, exchange, { apiV2Key: options.apiV2Key, signType, sent }), exchange }
}
