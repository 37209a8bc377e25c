/** What stands in a field of a file: text as it is, or an amount in fen that is written in yuan. */
export type Cell = { readonly text: string } | { readonly fen: number }

export type Row = readonly Cell[]

export function text(value: string | null): Cell {
  return { text: value ?? '' }
}

export function amount(fen: number | null): Cell {
  return fen === null ? text(null) : { fen }
}

// Shanghai has had no summer time since 1991.
const SHANGHAI_MS = 8 * 3_600_000

/** In the time of Shanghai, as WeChat's bills write it. */
export function moment(value: Date | null): Cell {
  if (value === null) return text(null)
  return text(new Date(value.getTime() + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' '))
}

/** Whole fen as yuan with two decimals, without a float between. */
export function yuanOf(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
