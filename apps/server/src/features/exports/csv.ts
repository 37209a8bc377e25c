import { stringify } from 'csv-stringify/sync'
import { type Row, yuanOf } from './cell.ts'
import type { FileWriter } from './file-writer.ts'

/**
 * RFC 4180 in UTF-8 with the mark by which spreadsheets know it. What a spreadsheet would calculate (`=…`, `+…`, `-…`, `@…`)
 * gets an apostrophe in front: a merchant chooses references, and the file is opened by somebody else.
 */
export function createCsv(): FileWriter {
  let isBegun = false
  return {
    add: (rows) => {
      const mark = isBegun ? '' : '\uFEFF'
      isBegun = true
      return Buffer.from(mark + stringify(rows.map(fields), { escape_formulas: true, record_delimiter: 'windows' }))
    },
    end: () => Buffer.alloc(0),
  }
}

function fields(row: Row): string[] {
  return row.map((cell) => ('fen' in cell ? yuanOf(cell.fen) : cell.text))
}
