import { isUtf8 } from 'node:buffer'
import { billFault } from './bill-fault.ts'
import { type BillRow, type Columns, createRow, DIVIDER_BYTES } from './bill-row.ts'

/** Real lines stay below 2,000 bytes. */
export const MAX_LINE_BYTES = 64 * 1024
const MAX_COLUMNS = 200

/** Columns with words of merchants and payers, in which a comma with a back-tick may stand. */
const FREE_TEXTS = ['商品名称', '商户数据包', '备注']

const [NEWLINE, RETURN, COMMA, BACK_TICK] = [0x0a, 0x0d, 0x2c, 0x60]
const BOM = Buffer.of(0xef, 0xbb, 0xbf)
const NOTHING: Buffer = Buffer.alloc(0)

/** The last two lines of a bill: Chinese names, and what all rows together came to. */
export type BillEnd = { readonly rowCount: number; readonly summary: BillRow }

export type BillParser = {
  /** The rows that ended within these bytes. */
  push(bytes: Buffer): readonly BillRow[]
  /** The rows that nothing ended, and the end. Throws unless the sums were there. */
  end(): { readonly rows: readonly BillRow[]; readonly end: BillEnd }
}

/**
 * The form of all bills: UTF-8 with or without BOM, LF or CRLF; a header; rows, each field led by a back-tick, so that a comma
 * followed by a back-tick divides them and a lone comma does not; a second header and one line of sums. Throws
 * `WechatPayError` BAD_ANSWER for anything else, and for an endless line before it fills the memory.
 */
export function createBillParser(): BillParser {
  const form = createForm()
  let rest = NOTHING
  return {
    push: (piece) => {
      const first = piece.indexOf(NEWLINE) + 1
      const ended = piece.lastIndexOf(NEWLINE) + 1
      // Copies, of one line each: what is left must not hold on to the whole piece.
      const line = Buffer.concat([rest, piece.subarray(0, first)])
      rest = Buffer.concat([first === 0 ? rest : NOTHING, piece.subarray(ended)])
      if (line.length > MAX_LINE_BYTES || rest.length > MAX_LINE_BYTES) throw tooLong()
      return first === 0 ? [] : [...form.read(line), ...form.read(piece.subarray(first, ended))]
    },
    end: () => {
      const rows = form.read(Buffer.concat([rest, Buffer.of(NEWLINE)]))
      return { rows, end: form.end() }
    },
  }
}

type Form = { read(lines: Buffer): readonly BillRow[]; end(): BillEnd }

function createForm(): Form {
  let columns: Columns | null = null
  let sums: Columns | null = null
  let summary: BillRow | null = null
  let begun = NOTHING
  let rowCount = 0

  /** Pushes the row's starts; false while it lacks fields, because a free text with a line break goes on in the next line. */
  const readRow = (known: Columns, bytes: Buffer, from: number, to: number, starts: number[]): boolean => {
    const base = starts.length
    const surplus = pushStarts(bytes, from, to, starts) - known.names.length
    if (surplus > 0 && begun.length > 0) throw fault('a row has too many fields', rowCount)
    if (surplus < 0) starts.length = base
    else rowCount += 1
    if (surplus > 0) joinFreeText(known, starts, base, surplus, rowCount)
    return surplus >= 0
  }

  const readGoingOn = (known: Columns, bytes: Buffer, from: number, to: number): BillRow | null => {
    if (bytes[from] === BACK_TICK && from < to) throw fault('a row has too few fields', rowCount)
    const whole = Buffer.concat([begun, Buffer.of(NEWLINE), bytes.subarray(from, to)])
    if (whole.length > MAX_LINE_BYTES) throw tooLong()
    const starts: number[] = []
    const complete = readRow(known, whole, 0, whole.length, starts)
    begun = complete ? NOTHING : whole
    return complete ? createRow(known, whole, starts, 0) : null
  }

  const readOther = (bytes: Buffer, from: number, to: number): void => {
    const ticked = bytes[from] === BACK_TICK
    if (columns === null) columns = readColumns(bytes.toString('utf8', from, to))
    else if (sums === null) sums = readColumns(bytes.toString('utf8', from, to))
    else if (ticked && summary === null) summary = readSummary(sums, Buffer.from(bytes.subarray(from, to)))
    else throw fault('something follows the sums', rowCount)
  }

  const read = (lines: Buffer): readonly BillRow[] => {
    if (!isUtf8(lines)) throw billFault('it is not UTF-8', { mayRetry: true })
    const rows: BillRow[] = []
    const starts: number[] = []
    for (
      let from = columns === null && lines.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
      from < lines.length;
    ) {
      const next = lines.indexOf(NEWLINE, from) + 1
      const to = lines[next - 2] === RETURN && next - 2 >= from ? next - 2 : next - 1
      if (columns !== null && begun.length > 0) {
        const row = readGoingOn(columns, lines, from, to)
        if (row !== null) rows.push(row)
      } else if (columns !== null && sums === null && from < to && lines[from] === BACK_TICK) {
        const base = starts.length
        if (readRow(columns, lines, from, to, starts)) rows.push(createRow(columns, lines, starts, base))
        else begun = Buffer.from(lines.subarray(from, to))
      } else if (from < to) readOther(lines, from, to)
      from = next
    }
    return rows
  }
  return {
    read,
    end: () => {
      if (summary === null || begun.length > 0)
        throw billFault('it is cut off: its sums are missing', { mayRetry: true })
      return { rowCount, summary }
    },
  }
}

/** Where the fields of a row begin, and where one more would; answers how many there are. */
function pushStarts(bytes: Buffer, from: number, to: number, starts: number[]): number {
  const before = starts.length
  starts.push(from + 1)
  for (let at = from + 1; at < to - 1; at++) {
    if (bytes[at] !== COMMA || bytes[at + 1] !== BACK_TICK) continue
    starts.push(at + DIVIDER_BYTES)
    at += 1
  }
  starts.push(to + DIVIDER_BYTES)
  return starts.length - before - 1
}

function readColumns(line: string): Columns {
  const names = line.split(',').map((name) => name.trim())
  const places = new Map(names.map((name, place) => [name, place]))
  const right = names.length > 1 && names.length <= MAX_COLUMNS && places.size === names.length && !places.has('')
  if (!right || line.includes('`')) throw billFault('a line of names is no line of names', { mayRetry: false })
  return { names, places }
}

function readSummary(sums: Columns, line: Buffer): BillRow {
  const starts: number[] = []
  if (pushStarts(line, 0, line.length, starts) !== sums.names.length)
    throw billFault('its sums do not fit their names', { mayRetry: false })
  return createRow(sums, line, starts, 0)
}

/**
 * A merchant's text may hold the very divider. All columns before the first free text are counted from the left, all after the
 * last from the right; what is too much lies between them and is text. Money can so not be moved into another column.
 */
function joinFreeText({ names }: Columns, starts: number[], base: number, surplus: number, rowNumber: number): void {
  const first = names.findIndex((name) => FREE_TEXTS.includes(name))
  const last = names.findLastIndex((name) => FREE_TEXTS.includes(name))
  const onlyText = first >= 0 && names.slice(first, last + 1).every((name) => FREE_TEXTS.includes(name))
  if (!onlyText) throw fault('a row has too many fields', rowNumber)
  starts.splice(base + first + 1, surplus)
}

function fault(what: string, rowNumber: number) {
  return billFault(`${what} after row ${rowNumber}`, { mayRetry: false })
}

function tooLong() {
  return billFault(`a line is longer than ${MAX_LINE_BYTES} bytes`, { mayRetry: false })
}
