import type { Import as ImportView, ImportLine as LineView } from '@teyue/contract/import'
import { columnNameOf } from './column.ts'
import type { CountedImport, ImportKind, Line } from './file-import.ts'
import { wordsOf } from './line-finding.ts'

/** An import as the API shows it. */
export function viewImport(found: CountedImport): ImportView {
  return {
    id: found.id,
    object: 'import',
    mode: found.mode,
    kind: found.kind,
    filename: found.filename,
    encoding: found.encoding,
    state: found.state,
    lines_total: found.linesTotal,
    lines: { ...found.counts },
    given_by: found.givenBy,
    started_by: found.startedBy,
    created_at: found.createdAt.toISOString(),
    started_at: found.startedAt?.toISOString() ?? null,
    ended_at: found.endedAt?.toISOString() ?? null,
    expires_at: found.expiresAt.toISOString(),
  }
}

/** A line and what is wrong with it, in both languages. */
export function viewLine(kind: ImportKind, { number, state, cells, findings, thingId }: Line): LineView {
  const said = findings.map((one) => {
    const { message, messageZh, next, nextZh } = wordsOf(one)
    return {
      field: one.field,
      column: columnNameOf(kind, one.field),
      code: one.code,
      message,
      message_zh: messageZh,
      next,
      next_zh: nextZh,
    }
  })
  return { number, state, cells: { ...cells }, findings: said, thing: thingId }
}
