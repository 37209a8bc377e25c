import type { Because } from '../explain/because.ts'
import type { SigningReport } from '../explain/signing/report.ts'

const MOST_KEPT = 500
const MOST_BODY_CHARACTERS = 1 << 16
const MOST_CHARACTERS = 1 << 25

/** `callup` is no request of a server: a page or mini program called up a payment in the phone. */
export type ExchangeApi = 'v3' | 'v2' | 'login' | 'callup'

/** A request and its answer as they went over the wire, and what this simulator knows about them. */
export type LoggedExchange = {
  readonly id: string
  readonly at: string
  readonly api: ExchangeApi
  /** Over TLS. */
  readonly secure: boolean
  readonly method: string
  /** Path and query, as they came. */
  readonly path: string
  /** Name and value in turn, as they came. */
  readonly request_headers: readonly string[]
  /** Of an upload only its part `meta`. */
  readonly request_body: string
  readonly request_bytes: number
  readonly status: number
  readonly answer_headers: Readonly<Record<string, string>>
  readonly answer_body: string
  readonly answer_bytes: number
  readonly endpoint: string | null
  readonly mchid: string | null
  /** The number by which the caller knows the thing. */
  readonly number: string | null
  readonly request_id: string
  readonly code: string | null
  readonly message: string | null
  readonly fault: string | null
  readonly duration_ms: number
  readonly because: Because | null
  readonly signing: SigningReport | null
}

/** The last exchanges, for the developer who asks "why was I refused?". Nothing is worked out before somebody asks. */
export class ExchangeLog {
  #kept: LoggedExchange[] = []
  #characters = 0
  #last = 0
  readonly #waiting = new Set<(exchange: LoggedExchange) => void>()

  add(exchange: Omit<LoggedExchange, 'id'>): void {
    const kept: LoggedExchange = {
      ...exchange,
      id: String(++this.#last),
      request_body: cut(exchange.request_body),
      answer_body: cut(exchange.answer_body),
    }
    this.#kept.push(kept)
    this.#characters += sizeOf(kept)
    if (this.#kept.length > 2 * MOST_KEPT || this.#characters > MOST_CHARACTERS) this.#forgetOldest()
    for (const told of this.#waiting) told(kept)
  }

  /** Those that are wanted, the newest first, of those that came before `before`. */
  newest(
    limit: number,
    wanted: (exchange: LoggedExchange) => boolean = () => true,
    before = Infinity,
  ): LoggedExchange[] {
    const found: LoggedExchange[] = []
    const first = Math.max(0, this.#kept.length - MOST_KEPT)
    for (let index = this.#kept.length - 1; index >= first && found.length < limit; index--) {
      const exchange = this.#kept[index]!
      if (Number(exchange.id) < before && wanted(exchange)) found.push(exchange)
    }
    return found
  }

  get(id: string): LoggedExchange | undefined {
    return this.#kept.find((exchange) => exchange.id === id)
  }

  /** The next exchange that is this one; null if none comes in time. To be called before it is caused. */
  next(wanted: (exchange: LoggedExchange) => boolean, timeoutMs: number): Promise<LoggedExchange | null> {
    return new Promise((resolve) => {
      const done = (exchange: LoggedExchange | null) => {
        clearTimeout(timer)
        this.#waiting.delete(told)
        resolve(exchange)
      }
      const told = (exchange: LoggedExchange) => {
        if (wanted(exchange)) done(exchange)
      }
      const timer = setTimeout(done, timeoutMs, null)
      this.#waiting.add(told)
    })
  }

  clear(): void {
    this.#kept = []
    this.#characters = 0
  }

  // Half of what may be kept stays, so that this is done seldom.
  #forgetOldest(): void {
    const kept = this.#kept.slice(-MOST_KEPT)
    let characters = kept.reduce((sum, one) => sum + sizeOf(one), 0)
    while (kept.length > 1 && characters > MOST_CHARACTERS / 2) characters -= sizeOf(kept.shift()!)
    this.#kept = kept
    this.#characters = characters
  }
}

function sizeOf({ request_body, answer_body, signing }: LoggedExchange): number {
  return request_body.length + answer_body.length + (signing?.expected.length ?? 0) + (signing?.signed?.length ?? 0)
}

/** Whether this kept body may be a part only. */
export function isCut(body: string): boolean {
  return body.length >= MOST_BODY_CHARACTERS
}

// A part of a text keeps the whole alive, so what is cut is copied.
function cut(body: string): string {
  return body.length <= MOST_BODY_CHARACTERS ? body : Buffer.from(body.slice(0, MOST_BODY_CHARACTERS)).toString()
}
