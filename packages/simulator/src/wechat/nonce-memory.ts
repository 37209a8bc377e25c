// A request is refused once its time is more than 5 minutes off, in either direction, so 10 minutes of memory are enough.
const GENERATION_MS = 600_000

/** Remembers who used which nonce, in two generations, the older of which is dropped when the younger is full-grown. */
export class NonceMemory {
  #young = new Set<string>()
  #old = new Set<string>()
  #bornAt = 0

  /** False when this merchant used this nonce before. */
  firstUse(mchid: string, nonce: string, now: number): boolean {
    if (now - this.#bornAt > GENERATION_MS) {
      this.#old = this.#young
      this.#young = new Set()
      this.#bornAt = now
    }
    const key = `${mchid} ${nonce}`
    if (this.#young.has(key) || this.#old.has(key)) return false
    this.#young.add(key)
    return true
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
