import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { taking } from './promises.ts'
import { countLines, selectImportForUpdate, updateImport } from './store.ts'

/** Has the good lines taken in. Those that are not good stay out; again is the same as once. */
export async function startImport(
  ctx: Context,
  { providerId, mode }: Viewer,
  { doer, startedBy }: { readonly doer: Actor | null; readonly startedBy: string },
  id: string,
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectImportForUpdate(tx, id)
    if (found?.mode !== mode) throw new PublicError('IMPORT_NOT_FOUND', { id })
    if (found.state === 'running' || found.state === 'done') return
    if (found.state !== 'checked') throw new PublicError('IMPORT_NOT_READY', { state: found.state })
    const { good } = (await countLines(tx, [id])).get(id)!
    if (good === 0) throw new PublicError('IMPORT_NOTHING_GOOD')
    await updateImport(tx, id, { state: 'running', startedBy, startedAt: tx.now })
    promiseJob(tx, taking(found))
    const { kind, filename, sha256 } = found
    const after = { kind, filename, sha256: sha256.toString('hex'), lines: good }
    if (doer) recordDeed(tx, doer, { act: 'import.started', subjectId: id, after })
  })
}
