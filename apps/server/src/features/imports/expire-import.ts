import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { deleteLines, selectImportForUpdate, updateImport } from './store.ts'

/** The lines name people: they go. That there was a file, and who gave it, is still told. */
export async function expireImport(ctx: Context, providerId: string, id: string): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (!(await selectImportForUpdate(tx, id))) return
    await deleteLines(tx, id)
    await updateImport(tx, id, { state: 'expired' })
  })
}
