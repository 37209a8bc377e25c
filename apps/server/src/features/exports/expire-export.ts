import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { isUnfinished } from './export.ts'
import { deleteParts, selectExportForUpdate, updateExport } from './store.ts'

/** The file's time is over: its bytes go, that it was made is still told. */
export async function expireExport(ctx: Context, providerId: string, id: string): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectExportForUpdate(tx, id)
    if (!found) return
    await deleteParts(tx, id)
    await updateExport(tx, id, { state: isUnfinished(found.state) ? 'failed' : 'expired' })
  })
}
