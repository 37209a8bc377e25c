import type { BillRow } from './bill-row.ts'
import { gunzipped } from './gunzipped.ts'
import { type BillEnd, type BillParser, createBillParser } from './parse-bill.ts'

export type { BillRow } from './bill-row.ts'
export type { BillEnd } from './parse-bill.ts'

/**
 * A bill that is read as it comes. Its rows are provisional until the loop over them has ended by itself: only then were hash,
 * form and sums seen to be right; a bill that is cut off or changed throws in the loop, at the latest at its end.
 */
export type Bill = {
  /** Can be gone through once. */
  readonly rows: AsyncIterable<BillRow>
  /** The sums and the number of rows. Throws TypeError while the loop over the rows has not ended by itself. */
  end(): BillEnd
}

/**
 * Reads the text of a bill, gzipped or not, of APIv3 or of APIv2 (`downloadbill`, `downloadfundflow`). Bytes without a hash are
 * whole only as far as their last two lines show. Throws `WechatPayError` BAD_ANSWER in the loop over the rows.
 */
export function readBill(bytes: AsyncIterable<Buffer>): Bill {
  return billOf(gunzipped(bytes))
}

/** A bill of plain bytes, whose source throws when they are not what they should be. */
export function billOf(plain: AsyncIterable<Buffer>): Bill {
  const parser = createBillParser()
  let end: BillEnd | null = null
  return {
    rows: readRows(plain, parser, (whole) => {
      end = whole
    }),
    end: () => {
      if (end === null) throw new TypeError('the bill was not read to its end: its sums prove nothing yet')
      return end
    },
  }
}

async function* readRows(
  plain: AsyncIterable<Buffer>,
  parser: BillParser,
  finish: (end: BillEnd) => void,
): AsyncGenerator<BillRow, void, void> {
  for await (const piece of plain) yield* parser.push(piece)
  const { rows, end } = parser.end()
  yield* rows
  finish(end)
}
