const MOST_AT_ONCE = 32

/** The deliveries under way: few at once, and all of them can be waited for. */
export class Deliveries {
  #running = 0
  readonly #waiting: (() => void)[] = []
  readonly #inFlight = new Set<Promise<void>>()
  /** Notices whose regular attempt is under way. */
  readonly active = new Set<string>()
  /** Notices that wait to be overtaken, with the SP they are for. */
  readonly held = new Map<string, string>()

  start(deliver: () => Promise<void>): void {
    const delivery = this.#slot(deliver)
      // Only a broken journal gets here, and that is told by every answer from then on.
      .catch(() => undefined)
      .finally(() => this.#inFlight.delete(delivery))
    this.#inFlight.add(delivery)
  }

  get idle(): boolean {
    return this.#inFlight.size === 0
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#inFlight)
  }

  async #slot(deliver: () => Promise<void>): Promise<void> {
    if (this.#running >= MOST_AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go))
    this.#running++
    try {
      await deliver()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}
