import type { Cells } from './file-import.ts'
import { type LineFinding, lineFinding } from './line-finding.ts'

const unseen = /[\p{Cc}\p{Cs}]/u

/** Reads the cells of one line, and gathers what is wrong with them. */
export type CellReader = {
  readonly findings: LineFinding[]
  text(field: string, maxSigns: number): string
  optional(field: string, maxSigns: number): string | null
  /** A cell that must be of a form; where it is not, `find` says so. */
  formed<T>(field: string, read: (text: string) => T | null, find: (text: string) => LineFinding): T | null
}

export function createCellReader(cells: Cells, found: readonly LineFinding[]): CellReader {
  const findings = [...found]
  const optional = (field: string, maxSigns: number) => {
    const text = cells[field] ?? null
    if (text !== null && [...text].length > maxSigns)
      findings.push(lineFinding('TOO_LONG', field, { limit: String(maxSigns) }))
    else if (text !== null && unseen.test(text)) findings.push(lineFinding('NOT_A_LINE', field))
    return text
  }
  const text = (field: string, maxSigns: number) => {
    if (cells[field] === undefined) findings.push(lineFinding('NEEDED', field))
    return optional(field, maxSigns) ?? ''
  }
  const formed: CellReader['formed'] = (field, read, find) => {
    const given = cells[field]
    if (given === undefined) return null
    const value = read(given)
    if (value === null) findings.push(find(given.slice(0, maxShownSigns)))
    return value
  }
  return { findings, text, optional, formed }
}

// Of a cell that is wrong, so much is repeated to whoever corrects it.
const maxShownSigns = 60
