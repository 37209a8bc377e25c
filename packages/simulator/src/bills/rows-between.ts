import type { Table } from '../storage/table.ts'

const PAGE_ROWS = 500
// Rows come in the order of their times, but for what is a little late: it is looked for on both sides.
const DISORDER_MS = 3_600_000

/** The rows of a table that came in a span of time, without looking at all the others. */
export function* rowsBetween<Row extends { readonly at: number }>(
  table: Table<Row>,
  from: number,
  to: number,
): Generator<Row> {
  let position: number | null = table.seek((row) => row.at < from - DISORDER_MS)
  while (position !== null) {
    const page: { rows: Row[]; next: number | null } = table.page(position, PAGE_ROWS)
    for (const row of page.rows) if (row.at >= from && row.at < to) yield row
    if ((page.rows.at(-1)?.at ?? 0) >= to + DISORDER_MS) return
    position = page.next
  }
}
