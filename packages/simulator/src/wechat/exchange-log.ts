const MOST_KEPT = 500
const BODY_CHARACTERS = 4_000

export type Exchange = {
  readonly at: string
  readonly method: string
  readonly path: string
  readonly mchid: string | null
  readonly status: number
  readonly request_id: string
  readonly code: string | null
  readonly message: string | null
  /** Why it was refused, in the words of this program. */
  readonly reason: string | null
  readonly fault: string | null
  readonly duration_ms: number
  readonly request_body: string
  readonly answer_body: string
}

/** The last exchanges, for the developer who asks "why was I refused?". Authorization is never kept. */
export class ExchangeLog {
  #kept: Exchange[] = []

  add(exchange: Exchange): void {
    this.#kept.push({
      ...exchange,
      request_body: exchange.request_body.slice(0, BODY_CHARACTERS),
      answer_body: exchange.answer_body.slice(0, BODY_CHARACTERS),
    })
    if (this.#kept.length > 2 * MOST_KEPT) this.#kept = this.#kept.slice(-MOST_KEPT)
  }

  newest(limit: number): Exchange[] {
    return this.#kept.slice(-Math.min(limit, MOST_KEPT)).reverse()
  }

  clear(): void {
    this.#kept = []
  }
}
