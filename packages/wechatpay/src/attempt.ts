import type { Readable } from 'node:stream'
import { type Dispatcher, request } from 'undici'
import type { Method } from './call.ts'
import type { Exchange } from './exchange.ts'

/** What WeChat's JSON and XML stay far below. */
export const MAX_ANSWER_BYTES = 1024 * 1024
export const NOTHING = Buffer.alloc(0)

const onStart = Symbol('onStart')

/** A request that is ready to go: signed, with its body as bytes. */
export type Outgoing = {
  readonly method: Method
  readonly origin: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** What the record keeps of the body, where that is not all of it: of an upload its signed `meta`. */
  readonly recordedBody?: Buffer
  /** Serial of the merchant certificate whose key signed it. */
  readonly signedBy?: string
}

/** How far an attempt came. `not_sent` is said only when not one byte went out. */
export type Attempt = {
  readonly outcome: 'answered' | 'too_long' | 'not_sent' | 'no_answer'
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly cause: unknown
}

/** An answer whose head is there and whose body is still to be read, or the end of the attempt. */
export type Beginning = { readonly outcome: 'begun'; readonly answer: Begun } | Attempt

export type Begun = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
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

/** Sends once and waits for the head of the answer. Never throws. Whoever gets a body reads or destroys it. */
export async function begin(dispatcher: Dispatcher, outgoing: Outgoing, signal: AbortSignal): Promise<Beginning> {
  let sent = false
  try {
    signal.throwIfAborted()
    const sending = request(`${outgoing.origin}${outgoing.path}`, {
      dispatcher,
      method: outgoing.method,
      headers: outgoing.headers,
      body: outgoing.body.length === 0 ? null : outgoing.body,
      signal,
      // Also where the caller's own dispatcher would follow: a signature is for one address.
      maxRedirections: 0,
      [onStart]: () => {
        sent = true
      },
    } as Parameters<typeof request>[1])
    const { statusCode, headers, body } = await Promise.race([sending, givenUpUnsent(signal, () => sent)])
    return { outcome: 'begun', answer: { status: statusCode, headers: flatten(headers), body } }
  } catch (cause) {
    return { outcome: sent ? 'no_answer' : 'not_sent', status: null, headers: {}, body: NOTHING, cause }
  }
}

/** Reads the body to its end, or to the bound of what WeChat's JSON can be. Never throws. */
export async function readWhole({ status, headers, body }: Begun): Promise<Attempt> {
  const pieces: Buffer[] = []
  const end = (outcome: Attempt['outcome'], cause?: unknown): Attempt => {
    return { outcome, status, headers, body: pieces.length === 0 ? NOTHING : Buffer.concat(pieces), cause }
  }
  let bytes = 0
  try {
    for await (const piece of body) {
      bytes += piece.length
      if (bytes > MAX_ANSWER_BYTES) return end('too_long')
      pieces.push(piece)
    }
    return end('answered')
  } catch (cause) {
    return end('no_answer', cause)
  }
}

/** The attempt as the record that is kept: everything but the `Authorization` header. */
export function toExchange(
  outgoing: Outgoing,
  made: Pick<Attempt, 'status' | 'headers' | 'body'>,
  startedAt: Date,
  durationMs: number,
): Exchange {
  const { authorization: _secret, ...requestHeaders } = outgoing.headers
  return {
    method: outgoing.method,
    url: `${outgoing.origin}${outgoing.path}`,
    requestHeaders,
    requestBody: outgoing.recordedBody ?? outgoing.body,
    signedBy: outgoing.signedBy ?? null,
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

/** A header that came several times, as one line. */
export function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '')
  return flat
}
