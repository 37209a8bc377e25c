const SECOND_MS = 1_000

type Count = { span: number; calls: number; failed: number }

/** Counts the calls of each SP at each endpoint in the present second, or longer span, of the virtual clock. */
export class FrequencyMeter {
  readonly #counts = new Map<string, Count>()

  now(mchid: string, endpoint: string, nowMs: number, spanMs = SECOND_MS): Count {
    const span = Math.floor(nowMs / spanMs)
    const key = `${mchid} ${endpoint}`
    const count = this.#counts.get(key)
    if (count?.span === span) return count
    const fresh = { span, calls: 0, failed: 0 }
    this.#counts.set(key, fresh)
    return fresh
  }

  clear(): void {
    this.#counts.clear()
  }
}
