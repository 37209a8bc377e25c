const MOST_KEPT = 300
const BODY_CHARACTERS = 1 << 16

/** One delivery as it went over the wire, and what came back. */
export type SentNotice = {
  readonly notice: string
  /** Which of the notice's attempts it was, from 0. */
  readonly attempt: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly answer: string
}

/** The last deliveries, for the developer who asks what came; the notice itself keeps only how each ended. */
export class SentNotices {
  #kept: SentNotice[] = []

  add(sent: SentNotice): void {
    this.#kept.push({ ...sent, answer: sent.answer.slice(0, BODY_CHARACTERS) })
    if (this.#kept.length > 2 * MOST_KEPT) this.#kept = this.#kept.slice(-MOST_KEPT)
  }

  of(notice: string): SentNotice[] {
    return this.#kept.filter((sent) => sent.notice === notice)
  }

  clear(): void {
    this.#kept = []
  }
}
