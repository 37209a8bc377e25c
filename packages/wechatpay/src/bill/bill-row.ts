import { billFault } from './bill-fault.ts'
import { readFen, readMillifen } from './yuan.ts'

/** The header line of a bill: which name stands where. Names are kept as they stand, also those nobody knows yet. */
export type Columns = { readonly names: readonly string[]; readonly places: ReadonlyMap<string, number> }

/**
 * One line of a bill, read by the names of its header and never by position: columns differ between kinds of bills, with
 * coupons and over the years. Where a column was renamed, the newer name is given first: the first that this bill has counts.
 * What is asked for is read out of the piece of the file that the row came in: keep what you read, not the row.
 */
export type BillRow = {
  /** All names of the bill's columns, in their order. */
  readonly names: readonly string[]
  /** What stands there, without its back-tick; undefined when the bill has none of these columns. */
  text(...names: string[]): string | undefined
  /** Whole fen; undefined when there is no such column or nothing in it. Throws `WechatPayError` BAD_ANSWER for anything else. */
  fen(...names: string[]): number | undefined
  /** Thousandths of a fen, for fees; else as `fen`. */
  millifen(...names: string[]): number | undefined
}

/** Between two fields stand a comma and a back-tick. */
export const DIVIDER_BYTES = 2

/**
 * `starts` holds from `base` on where each field begins in `bytes`, and where one more would begin after the last: a million
 * rows come out of one bill, and most of their fields are never looked at.
 */
export function createRow(columns: Columns, bytes: Buffer, starts: readonly number[], base: number): BillRow {
  return new Row(columns, bytes, starts, base)
}

// A class, so that its functions are made once.
class Row implements BillRow {
  readonly #columns: Columns
  readonly #bytes: Buffer
  readonly #starts: readonly number[]
  readonly #base: number

  constructor(columns: Columns, bytes: Buffer, starts: readonly number[], base: number) {
    this.#columns = columns
    this.#bytes = bytes
    this.#starts = starts
    this.#base = base
  }

  get names(): readonly string[] {
    return this.#columns.names
  }

  text(...names: string[]): string | undefined {
    const field = this.#find(names)
    return field < 0 ? undefined : this.#bytes.toString('utf8', this.#from(field), this.#to(field))
  }

  fen(...names: string[]): number | undefined {
    return this.#amount(names, readFen)
  }

  millifen(...names: string[]): number | undefined {
    return this.#amount(names, readMillifen)
  }

  #amount(names: readonly string[], read: typeof readFen): number | undefined {
    const field = this.#find(names)
    if (field < 0 || this.#from(field) === this.#to(field)) return undefined
    const amount = read(this.#bytes, this.#from(field), this.#to(field))
    if (!Number.isNaN(amount)) return amount
    const written = JSON.stringify(this.text(...names)?.slice(0, 40))
    throw billFault(`${names[0]} is ${written}, no exact amount in yuan`, { mayRetry: false })
  }

  #find(names: readonly string[]): number {
    for (const name of names) {
      const place = this.#columns.places.get(name)
      if (place !== undefined) return this.#base + place
    }
    return -1
  }

  #from(field: number): number {
    return this.#starts[field] ?? 0
  }

  #to(field: number): number {
    return (this.#starts[field + 1] ?? 0) - DIVIDER_BYTES
  }
}
