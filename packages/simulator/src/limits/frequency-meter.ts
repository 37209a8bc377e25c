type Second = { second: number; calls: number; failed: number }

/** Counts the calls of each SP at each endpoint in the present second of the virtual clock. */
export class FrequencyMeter {
  readonly #counts = new Map<string, Second>()

  now(mchid: string, endpoint: string, nowMs: number): Second {
    const second = Math.floor(nowMs / 1000)
    const key = `${mchid} ${endpoint}`
    const count = this.#counts.get(key)
    if (count?.second === second) return count
    const fresh = { second, calls: 0, failed: 0 }
    this.#counts.set(key, fresh)
    return fresh
  }

  clear(): void {
    this.#counts.clear()
  }
}
