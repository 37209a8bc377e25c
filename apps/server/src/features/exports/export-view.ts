import type { Export as ExportView } from '@teyue/contract/export'
import type { Export } from './export.ts'

/** An export as the API shows it. */
export function viewExport(made: Export): ExportView {
  return {
    id: made.id,
    object: 'export',
    mode: made.mode,
    kind: made.kind,
    format: made.format,
    language: made.language,
    filter: { ...made.filter.asked },
    state: made.state,
    rows_done: made.rowsDone,
    rows_total: made.rowsTotal,
    is_cut: made.isCut,
    bytes: made.bytes,
    created_at: made.createdAt.toISOString(),
    ready_at: made.readyAt?.toISOString() ?? null,
    expires_at: made.expiresAt.toISOString(),
  }
}
