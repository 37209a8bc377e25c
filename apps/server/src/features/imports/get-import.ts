import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Cells, type CountedImport, type Line, type LineState, lineContext } from './file-import.ts'
import { countLines, type SealedLine, selectImport, selectImports, selectLines } from './store.ts'

const LINES_AT_ONCE = 1_000

export async function listImports(
  ctx: Context,
  { providerId, mode }: Viewer,
  before: string | null,
  limit: number,
): Promise<CountedImport[]> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectImports(tx, mode, before, limit)
    const counts = await countLines(
      tx,
      found.map(({ id }) => id),
    )
    return found.map((one) => ({ ...one, counts: counts.get(one.id)! }))
  })
}

/** @throws PublicError IMPORT_NOT_FOUND, also for one of the other mode. */
export async function getImport(ctx: Context, { providerId, mode }: Viewer, id: string): Promise<CountedImport> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectImport(tx, id)
    if (found?.mode !== mode) throw new PublicError('IMPORT_NOT_FOUND', { id })
    return { ...found, counts: (await countLines(tx, [id])).get(id)! }
  })
}

/** Lines of an import after a row, in the order of the file; whose it is was looked at before. */
export async function listLines(
  ctx: Context,
  viewer: Viewer,
  id: string,
  page: { readonly state: LineState | null; readonly after: number; readonly limit: number },
): Promise<Line[]> {
  const lines = await inTenant(ctx, { providerId: viewer.providerId }, (tx) => selectLines(tx, id, page))
  return lines.map((line) => openLine(ctx, id, line))
}

/** All lines, some at a time. */
export async function* readLines(ctx: Context, viewer: Viewer, id: string): AsyncGenerator<Line[], void, undefined> {
  for (let after = 1; ; ) {
    const lines = await listLines(ctx, viewer, id, { state: null, after, limit: LINES_AT_ONCE })
    if (lines.length > 0) yield lines
    if (lines.length < LINES_AT_ONCE) return
    after = lines.at(-1)!.number
  }
}

export function openLine({ vault }: Context, importId: string, { sealed, ...line }: SealedLine): Line {
  const cells = JSON.parse(vault.open(sealed, lineContext(importId, line.number)).toString('utf8')) as Cells
  return { ...line, cells }
}
