import type { Dispatcher } from 'undici'
import { attempt, tellingStarts, toExchange } from '../attempt.ts'
import type { CallOptions } from '../call.ts'
import { withDeadline } from '../deadline.ts'
import type { Answer } from '../exchange.ts'
import { repeatSafely } from '../repeat-safely.ts'
import { silence } from '../silence.ts'
import type { V2Call } from './call.ts'
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
}

/**
 * Signs, sends, reads, verifies, in XML. Repeats by itself only what is safe: what was certainly not sent, and queries that met a
 * passing trouble. Throws `WechatPayError`, and TypeError for a call that needs the certificate which the account does not have.
 */
export function createV2Transport(options: V2TransportOptions): V2Transport {
  const plain = wire(options.plain)
  const secure = options.secure && wire(options.secure)
  return {
    send: async (call, callOptions = {}) => {
      const door = call.certificate ? secure : plain
      if (door === null) throw new TypeError(`${call.path} needs the provider's certificate`)
      return withDeadline(callOptions, options.answerTimeoutMs, (signal) =>
        repeatSafely(call.repetition === 'freely', door.origins, signal, (origin) =>
          sendOnce(options, call, door.dispatcher, origin, signal),
        ),
      )
    },
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
