import { type Dispatcher, request } from 'undici'
import type { Exchange } from './exchange.ts'

const MAX_ANSWER_BYTES = 1024 * 1024
const NOTHING = Buffer.alloc(0)

const onStart = Symbol('onStart')

/** A request that is ready to go: signed, with its body as bytes. */
export type Outgoing = {
  readonly method: 'GET' | 'POST'
  readonly origin: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** How far an attempt came. `not_sent` is said only when not one byte went out. */
export type Attempt = {
  readonly outcome: 'answered' | 'too_long' | 'not_sent' | 'no_answer'
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly cause: unknown
}

/** Lets undici tell us the moment before it writes: what fails earlier was certainly not sent. */
export function tellingStarts(dispatcher: Dispatcher): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => {
    const started = (options as { [onStart]?: () => void })[onStart]
    if (!started) return dispatch(options, handler)
    return dispatch(options, {
      onRequestStart(controller, context) {
        started()
        handler.onRequestStart?.(controller, context)
      },
      onRequestUpgrade: (...seen) => handler.onRequestUpgrade?.(...seen),
      onResponseStart: (...seen) => handler.onResponseStart?.(...seen),
      onResponseData: (...seen) => handler.onResponseData?.(...seen),
      onResponseEnd: (...seen) => handler.onResponseEnd?.(...seen),
      onResponseError: (...seen) => handler.onResponseError?.(...seen),
    })
  })
}

/** Sends once and reads to the end. Never throws: everything that can happen is an outcome. */
export async function attempt(dispatcher: Dispatcher, outgoing: Outgoing, signal: AbortSignal): Promise<Attempt> {
  let sent = false
  let status: number | null = null
  let headers: Record<string, string> = {}
  const pieces: Buffer[] = []
  const end = (outcome: Attempt['outcome'], cause: unknown): Attempt => ({
    outcome,
    status,
    headers,
    body: pieces.length === 0 ? NOTHING : Buffer.concat(pieces),
    cause,
  })

  try {
    signal.throwIfAborted()
    const sending = request(`${outgoing.origin}${outgoing.path}`, {
      dispatcher,
      method: outgoing.method,
      headers: outgoing.headers,
      body: outgoing.body.length === 0 ? null : outgoing.body,
      signal,
      [onStart]: () => {
        sent = true
      },
    } as Parameters<typeof request>[1])
    const answer = await Promise.race([sending, givenUpUnsent(signal, () => sent)])
    status = answer.statusCode
    headers = flatten(answer.headers)
    let bytes = 0
    for await (const piece of answer.body) {
      bytes += piece.length
      if (bytes > MAX_ANSWER_BYTES) return end('too_long', undefined)
      pieces.push(piece)
    }
    return end('answered', undefined)
  } catch (cause) {
    return end(sent ? 'no_answer' : 'not_sent', cause)
  }
}

/** The attempt as the record that is kept: everything but the `Authorization` header. */
export function toExchange(outgoing: Outgoing, made: Attempt, startedAt: Date, durationMs: number): Exchange {
  const { authorization: _secret, ...requestHeaders } = outgoing.headers
  return {
    method: outgoing.method,
    url: `${outgoing.origin}${outgoing.path}`,
    requestHeaders,
    requestBody: outgoing.body,
    status: made.status,
    answerHeaders: made.headers,
    answerBody: made.body,
    startedAt,
    durationMs,
  }
}

// undici ends a waiting request only when its connection is there; the caller is told at once that nothing was sent.
function givenUpUnsent(signal: AbortSignal, isSent: () => boolean): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => isSent() || reject(signal.reason), { once: true })
  })
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '')
  return flat
}
