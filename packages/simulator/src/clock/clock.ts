/** Virtual time: the machine's clock and an offset. */
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
}
