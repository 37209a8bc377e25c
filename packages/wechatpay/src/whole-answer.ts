import type { Dispatcher } from 'undici'
import { type Attempt, flatten, MAX_ANSWER_BYTES, NOTHING, type Outgoing } from './attempt.ts'

/** Sends once and reads to the end. Never throws: everything that can happen is an outcome. */
export function attempt(dispatcher: Dispatcher, outgoing: Outgoing, signal: AbortSignal): Promise<Attempt> {
  return new Promise((resolve) => {
    const answer = new WholeAnswer(signal, resolve)
    if (answer.isEnded()) return
    try {
      dispatcher.dispatch(optionsOf(outgoing), answer)
    } catch (cause) {
      answer.onResponseError(null, cause)
    }
  })
}

function optionsOf({ method, origin, path, headers, body }: Outgoing): Dispatcher.DispatchOptions {
  return {
    method,
    origin,
    path,
    headers: headers as Record<string, string>,
    body: body.length === 0 ? null : body,
    // Also where the caller's own dispatcher would follow: a signature is for one address.
    maxRedirections: 0,
  } as Dispatcher.DispatchOptions
}

/**
 * What comes of one request, told by undici as it happens. `undici.request` does the same by way of a stream, which costs a
 * sixth of the work that a call is to this thread, although every answer is small and wanted whole.
 */
class WholeAnswer implements Dispatcher.DispatchHandler {
  readonly #signal: AbortSignal
  readonly #tell: (made: Attempt) => void
  readonly #onAbort = () => this.#giveUp()
  readonly #pieces: Buffer[] = []
  #controller: Dispatcher.DispatchController | null = null
  #status: number | null = null
  #headers: Readonly<Record<string, string>> = {}
  #bytes = 0
  #sent = false
  #ended = false

  constructor(signal: AbortSignal, tell: (made: Attempt) => void) {
    this.#signal = signal
    this.#tell = tell
    signal.addEventListener('abort', this.#onAbort, { once: true })
    if (signal.aborted) this.#giveUp()
  }

  isEnded(): boolean {
    return this.#ended
  }

  // The moment before undici writes: what ends earlier was certainly not sent, and what was given up is not sent any more.
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ended) {
      controller.abort(reasonOf(this.#signal))
      return
    }
    this.#sent = true
    this.#controller = controller
  }

  onResponseStart(_controller: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    // Below 200 it is news on the way to an answer.
    if (this.#ended || status < 200) return
    this.#status = status
    this.#headers = flatten(headers)
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.#ended) return
    this.#bytes += piece.length
    if (this.#bytes <= MAX_ANSWER_BYTES) {
      this.#pieces.push(piece)
      return
    }
    this.#end('too_long')
    controller.abort(new RangeError(`an answer longer than ${MAX_ANSWER_BYTES} bytes`))
  }

  onResponseEnd(): void {
    this.#end('answered')
  }

  onResponseError(_controller: unknown, cause: unknown): void {
    this.#end(this.#sent ? 'no_answer' : 'not_sent', cause)
  }

  // undici ends a waiting request only when its connection is there; the caller is told at once.
  #giveUp(): void {
    this.#end(this.#sent ? 'no_answer' : 'not_sent', this.#signal.reason)
    this.#controller?.abort(reasonOf(this.#signal))
  }

  #end(outcome: Attempt['outcome'], cause?: unknown): void {
    if (this.#ended) return
    this.#ended = true
    this.#signal.removeEventListener('abort', this.#onAbort)
    this.#tell({ outcome, status: this.#status, headers: this.#headers, body: joined(this.#pieces), cause })
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 ? (pieces[0] as Buffer) : pieces.length === 0 ? NOTHING : Buffer.concat(pieces)
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('given up', { cause: reason })
}
