/** Rows by key, and their keys in the order they came, so that lists can begin with the newest. */
export class Table<Row> {
  readonly rows = new Map<string, Row>()
  #keys: string[] = []
  #first = 0

  get(key: string): Row | undefined {
    return this.rows.get(key)
  }

  /** Returns what was there before. */
  set(key: string, row: Row | null): Row | null {
    const before = this.rows.get(key) ?? null
    if (row === null) {
      this.rows.delete(key)
      // A transaction that is undone leaves no gap behind, and no second place for the same key.
      if (this.#keys.at(-1) === key) this.#keys.pop()
    } else {
      if (before === null) this.#keys.push(key)
      this.rows.set(key, row)
    }
    return before
  }

  newest(limit: number, wanted: (row: Row) => boolean = () => true): Row[] {
    const found: Row[] = []
    for (let index = this.#keys.length - 1; index >= 0 && found.length < limit; index--) {
      const row = this.rows.get(this.#keys[index]!)
      if (row !== undefined && wanted(row)) found.push(row)
    }
    return found
  }

  /** Up to `limit` rows in the order they came, from the given position; `next` is null at the end. */
  page(from: number, limit: number): { rows: Row[]; next: number | null } {
    const rows: Row[] = []
    let index = from
    for (; index < this.#keys.length && rows.length < limit; index++) {
      const row = this.rows.get(this.#keys[index]!)
      if (row !== undefined) rows.push(row)
    }
    return { rows, next: index < this.#keys.length ? index : null }
  }

  /** Up to `limit` rows that are wanted, the newest first, of those at `first` and behind, but before `end`. */
  backwards(
    first: number,
    end: number,
    limit: number,
    wanted: (row: Row) => boolean,
  ): { row: Row; position: number }[] {
    const found: { row: Row; position: number }[] = []
    for (let at = Math.min(end, this.#keys.length) - 1; at >= first && found.length < limit; at--) {
      const row = this.rows.get(this.#keys[at]!)
      if (row !== undefined && wanted(row)) found.push({ row, position: at })
    }
    return found
  }

  /** Where those rows begin that are not before what is sought, in a table whose rows came in that order. */
  seek(isBefore: (row: Row) => boolean): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      const row = this.rows.get(this.#keys[middle]!)
      if (row !== undefined && isBefore(row)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The key and row that came first among those still here. */
  oldest(): { key: string; row: Row } | null {
    for (; this.#first < this.#keys.length; this.#first++) {
      const key = this.#keys[this.#first]!
      const row = this.rows.get(key)
      if (row !== undefined) return { key, row }
    }
    return null
  }

  clear(): void {
    this.rows.clear()
    this.#keys = []
    this.#first = 0
  }
}
