import type { Mode } from '../providers/account.ts'
import type { LineFinding } from './line-finding.ts'

export type ImportKind = 'merchants' | 'payments'
/** `checked`: every line was looked at, and nothing taken in. `expired`: its lines are gone. */
export type ImportState = 'checking' | 'checked' | 'running' | 'done' | 'expired'
/** `known`: it is here already, and nothing of it is changed. */
export type LineState = 'unchecked' | 'good' | 'bad' | 'known' | 'done'

/** A file of things that exist already, on its way in. */
export type Import = {
  readonly providerId: string
  readonly id: string
  readonly mode: Mode
  readonly kind: ImportKind
  readonly filename: string
  readonly sha256: Buffer
  readonly encoding: string
  /** Who gave the file, and who had it taken in: a person, or an API key. */
  readonly givenBy: string
  readonly startedBy: string | null
  readonly state: ImportState
  readonly linesTotal: number
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly expiresAt: Date
}

export type LineCounts = Readonly<Record<LineState, number>>
export type CountedImport = Import & { readonly counts: LineCounts }

/** The cells of a line by the names of their columns; those that are empty are not in it. */
export type Cells = Readonly<Record<string, string>>

export type Line = {
  readonly number: number
  readonly state: LineState
  readonly cells: Cells
  readonly findings: readonly LineFinding[]
  readonly thingId: string | null
}

/** What a look at a line tells. */
export type LineOutcome = Pick<Line, 'number' | 'state' | 'findings' | 'thingId'>

export const maxLines = 10_000
export const maxFileBytes = 5_000_000
export const maxUnfinished = 3
/** The lines name people: they are kept as long as somebody may ask what became of them. */
export const keptForMs = 30 * 86_400_000

/** What a line's cells are sealed for. */
export function lineContext(importId: string, number: number | string): string {
  return `import:${importId}/${number}`
}

export function emptyCounts(): Record<LineState, number> {
  return { unchecked: 0, good: 0, bad: 0, known: 0, done: 0 }
}
