import type { Happening, HappeningKind, Told } from './happening.ts'

const MOST_KEPT = 2_000
const IDS_PER_MS = 1_000

/** What happened last, in order, and those who want to hear of it at once. */
export class Happenings {
  #kept: Happening[] = []
  // Begins with the real time, so that who has heard of an earlier run is not told that nothing is new.
  #lastId = Date.now() * IDS_PER_MS
  readonly #listeners = new Set<(happening: Happening) => void>()

  add(kind: HappeningKind, at: number, told: Told): void {
    this.#lastId++
    const nothing = { sp_mchid: null, sub_mchid: null, number: null, notice: null, amount_fen: null, detail: null }
    const happening: Happening = { ...nothing, next_at: null, at, ...told, id: this.#lastId, kind }
    this.#kept.push(happening)
    if (this.#kept.length > 2 * MOST_KEPT) this.#kept = this.#kept.slice(-MOST_KEPT)
    for (const listener of this.#listeners) listener(happening)
  }

  get lastId(): number {
    return this.#lastId
  }

  /** The oldest ones first, of those that are still kept. */
  after(id: number, limit: number): Happening[] {
    const kept = this.#kept.slice(-MOST_KEPT)
    const first = kept.findIndex((one) => one.id > id)
    return first < 0 ? [] : kept.slice(first, first + limit)
  }

  newest(limit: number): Happening[] {
    return this.#kept.slice(-Math.min(limit, MOST_KEPT))
  }

  get listening(): number {
    return this.#listeners.size
  }

  /** Ends with the function that is returned. */
  listen(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  clear(): void {
    this.#kept = []
  }
}
