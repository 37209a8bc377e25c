import type { FaultApi, FaultKind } from './kinds.ts'

const MOST_KEPT = 500

export type FaultHit = {
  readonly id: number
  readonly at: number
  readonly kind: FaultKind
  /** The fault by hand; null = the seeded plan. */
  readonly by: string | null
  readonly api: FaultApi
  readonly endpoint: string
  readonly mchid: string | null
  readonly number: string
  /** The notice that was struck; null of a call. */
  readonly notice: string | null
}

/** What bad luck has struck, the last of it. */
export class FaultHits {
  #kept: FaultHit[] = []
  #last = 0

  add(hit: Omit<FaultHit, 'id'>): void {
    this.#last++
    this.#kept.push({ id: this.#last, ...hit })
    if (this.#kept.length > 2 * MOST_KEPT) this.#kept = this.#kept.slice(-MOST_KEPT)
  }

  newest(limit: number): FaultHit[] {
    return this.#kept.slice(-Math.min(limit, MOST_KEPT)).reverse()
  }

  clear(): void {
    this.#kept = []
  }
}
