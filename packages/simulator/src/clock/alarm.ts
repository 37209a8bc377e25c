import type { Agenda } from './agenda.ts'
import type { Clock } from './clock.ts'

const LONGEST_SLEEP_MS = 3_600_000

/** Wakes in real time when the first thing on the agenda falls due; rests while the clock is being turned by hand. */
export class Alarm {
  readonly #agenda: Agenda
  readonly #clock: Clock
  readonly #ring: () => void
  #timer: NodeJS.Timeout | null = null
  #holds = 0

  constructor(agenda: Agenda, clock: Clock, ring: () => void) {
    this.#agenda = agenda
    this.#clock = clock
    this.#ring = ring
  }

  arm(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const next = this.#agenda.peek()
    if (!next || this.#holds > 0) return
    const sleepMs = Math.min(Math.max(next.at - this.#clock.now(), 0), LONGEST_SLEEP_MS)
    this.#timer = setTimeout(() => {
      this.#ring()
      this.arm()
    }, sleepMs)
  }

  hold(): void {
    this.#holds++
    this.arm()
  }

  release(): void {
    this.#holds--
    this.arm()
  }
}
