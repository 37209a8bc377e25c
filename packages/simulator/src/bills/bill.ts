import { createHash } from 'node:crypto'
import { DAY_MS, dayOf, HOUR_MS, monthsBefore, startOfDay } from '../kit/day.ts'
import type { AskedBill } from '../storage/money-rows.ts'
import type { World } from '../world.ts'
import { fundLines } from './fund-bill.ts'
import { tradeLines } from './trade-bill.ts'

const READY_HOUR = 10
const MONTHS_BACK = 3
const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'
const CHUNK_CHARACTERS = 1 << 16
/** The header and the two that sum up. */
const LINES_BESIDE_ROWS = 3

export type Lines = { readonly from: number; readonly to: number }
export type Measured = Lines & { readonly sha1: string }

/** Whether a day's bill can be had now: from ten the next morning on, for three months. */
export function standingOf(day: string, now: number): 'ready' | 'creating' | 'wrong day' {
  const today = dayOf(now)
  if (day >= today || day < monthsBefore(today, MONTHS_BACK)) return 'wrong day'
  return now >= startOfDay(day) + DAY_MS + READY_HOUR * HOUR_MS ? 'ready' : 'creating'
}

/**
 * The bytes of some lines of a bill, piece by piece, so that a day of a million rows is never in memory; others are
 * served in between.
 */
export async function* billChunks(
  world: World,
  bill: AskedBill,
  { from, to }: Lines = { from: 0, to: Number.POSITIVE_INFINITY },
): AsyncGenerator<Buffer> {
  let text = from === 0 ? BYTE_ORDER_MARK : ''
  let index = 0
  for (const line of linesOf(world, bill)) {
    if (index >= to) break
    if (index++ >= from) text += line + LINE_END
    if (text.length < CHUNK_CHARACTERS) continue
    yield Buffer.from(text, 'utf8')
    text = ''
    await others()
  }
  yield Buffer.from(text, 'utf8')
}

/** The digest of the whole, or of each piece of so many lines; null when the bill would have no rows. */
export async function measureBill(
  world: World,
  bill: AskedBill,
  linesPerPiece = Number.POSITIVE_INFINITY,
): Promise<Measured[] | null> {
  const pieces: Measured[] = []
  let hash = createHash('sha1').update(BYTE_ORDER_MARK, 'utf8')
  let from = 0
  let index = 0
  let text = ''
  const end = () => {
    pieces.push({ from, to: index, sha1: hash.update(text, 'utf8').digest('hex') })
    from = index
    hash = createHash('sha1')
    text = ''
  }
  for (const line of linesOf(world, bill)) {
    if (index - from >= linesPerPiece) end()
    text += line + LINE_END
    index++
    if (text.length < CHUNK_CHARACTERS) continue
    hash.update(text, 'utf8')
    text = ''
    await others()
  }
  end()
  return index > LINES_BESIDE_ROWS ? pieces : null
}

/** Whether there is anything to write down at all. */
export function hasRows(world: World, bill: AskedBill): boolean {
  let index = 0
  for (const line of linesOf(world, bill)) if (index++ === 1) return line.startsWith('`')
  return false
}

/** Header, rows with a back-tick before each field, and two lines that sum up. */
function linesOf(world: World, bill: AskedBill): Iterable<string> {
  return bill.kind === 'trade' ? tradeLines(world, bill) : fundLines(world, bill)
}

function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
