export const AGENDA_KINDS = [
  'order_expiry',
  'refund_end',
  'notice_attempt',
  'settling',
  'bills_ready',
  'authority_effect',
  'gold_plan_effect',
  'code_lapse',
  'applyment_due',
  'subject_due',
] as const

export type AgendaKind = (typeof AGENDA_KINDS)[number]

export type AgendaItem = {
  readonly at: number
  readonly kind: AgendaKind
  readonly key: string
}

/**
 * What falls due, earliest first, and of equals the one that was added first. Items are never taken off: whoever handles
 * one looks whether its row still wants it.
 */
export class Agenda {
  #heap: { item: AgendaItem; turn: number }[] = []
  #turn = 0
  /** Called when something new has become the first. */
  onEarlier: () => void = () => undefined

  add(item: AgendaItem): void {
    this.#heap.push({ item, turn: this.#turn++ })
    let index = this.#heap.length - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#before(index, parent)) break
      this.#swap(index, parent)
      index = parent
    }
    if (index === 0) this.onEarlier()
  }

  peek(): AgendaItem | null {
    return this.#heap[0]?.item ?? null
  }

  /** Takes the first item if it is due. */
  take(now: number): AgendaItem | null {
    const first = this.#heap[0]
    if (!first || first.item.at > now) return null
    const last = this.#heap.pop()!
    if (this.#heap.length > 0) {
      this.#heap[0] = last
      this.#sink()
    }
    return first.item
  }

  /** All of it in the order in which it falls due, also what nobody wants any more. */
  inOrder(): AgendaItem[] {
    const entries = [...this.#heap].sort((a, b) => a.item.at - b.item.at || a.turn - b.turn)
    return entries.map(({ item }) => item)
  }

  clear(): void {
    this.#heap = []
  }

  #sink(): void {
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const smaller = left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left
      if (smaller >= this.#heap.length || !this.#before(smaller, index)) return
      this.#swap(index, smaller)
      index = smaller
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a]!, this.#heap[b]!]
    return x.item.at < y.item.at || (x.item.at === y.item.at && x.turn < y.turn)
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a]!
    this.#heap[a] = this.#heap[b]!
    this.#heap[b] = kept
  }
}
