import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { PublicError } from '../../errors.ts'
import { readHead } from './column.ts'
import { type Cells, type ImportKind, maxLines } from './file-import.ts'
import { readFileText } from './file-text.ts'
import { type LineFinding, lineFinding } from './line-finding.ts'

export type FileRow = { readonly number: number; readonly cells: Cells; readonly findings: readonly LineFinding[] }
export type FileRows = { readonly encoding: string; readonly rows: readonly FileRow[] }

// A cell that is longer than anything that is asked for.
const maxRowSigns = 100_000
// Spreadsheets save empty rows by the hundred thousand, and each costs as much as a full one. Beyond these nothing is read.
const maxRows = 20_000

/** @throws PublicError IMPORT_UNREADABLE, IMPORT_COLUMNS, IMPORT_EMPTY or IMPORT_TOO_LONG: what is wrong with the file as a whole. */
export function readFileRows(kind: ImportKind, content: Buffer): FileRows {
  const read = readFileText(content)
  if (!read) throw new PublicError('IMPORT_UNREADABLE', { because: 'neither UTF-8 nor GB18030 (GBK)' })
  const [head = [], ...rest] = recordsOf(read.text)
  const { fields, missing, twice } = readHead(kind, head)
  if (missing.length > 0 || twice.length > 0) throw new PublicError('IMPORT_COLUMNS', { missing, twice, found: head })
  if (rest.length >= maxRows) throw new PublicError('IMPORT_TOO_LONG', { limit: maxLines, lines: rest.length })
  // An empty row is passed over, and counted: rows have the numbers that the spreadsheet shows.
  const rows = rest.map((record, index) => rowOf(record, index + 2, fields)).filter((row) => row !== null)
  if (rows.length === 0) throw new PublicError('IMPORT_EMPTY')
  if (rows.length > maxLines) throw new PublicError('IMPORT_TOO_LONG', { limit: maxLines, lines: rows.length })
  return { encoding: read.encoding, rows }
}

function recordsOf(text: string): string[][] {
  const options = {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: maxRowSigns,
    to: maxRows + 1,
  } as const
  try {
    return parse(text, { ...options, delimiter: delimiterOf(text) })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new PublicError('IMPORT_UNREADABLE', { because: `${error.code}, line ${error.lines ?? '?'}` })
  }
}

/** Spreadsheets of some languages divide by semicolons, and text for Unicode by tabs. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1)
  return [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!
}

function rowOf(record: readonly string[], number: number, fields: readonly (string | null)[]): FileRow | null {
  const texts = record.map(cleaned)
  if (texts.every((text) => text === '')) return null
  const pairs = texts.flatMap((text, index) => (fields[index] && text !== '' ? [[fields[index], text] as const] : []))
  const isLonger = texts.slice(fields.length).some((text) => text !== '')
  const facts = { count: String(texts.length), head: String(fields.length) }
  return {
    number,
    cells: Object.fromEntries(pairs),
    findings: isLonger ? [lineFinding('MORE_CELLS', 'line', facts)] : [],
  }
}

/** What people and programs put before a number so that a spreadsheet leaves it alone is no part of it: '1900, `1900, ="1900". */
function cleaned(cell: string): string {
  const text = cell.trim()
  return (/^="(.*)"$/s.exec(text)?.[1] ?? text.replace(/^['`]/, '')).trim()
}
