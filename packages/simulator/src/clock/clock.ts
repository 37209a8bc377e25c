/** Virtual time: the machine's clock and an offset that only grows. */
export class Clock {
  #offsetMs = 0

  get offsetMs(): number {
    return this.#offsetMs
  }

  now(): number {
    return Date.now() + this.#offsetMs
  }

  setOffset(offsetMs: number): void {
    this.#offsetMs = offsetMs
  }

  /** Turns forward to the given virtual moment; never back. */
  turnTo(moment: number): void {
    this.#offsetMs = Math.max(this.#offsetMs, moment - Date.now())
  }
}
