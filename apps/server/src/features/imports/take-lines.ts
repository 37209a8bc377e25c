import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { openLine } from './get-import.ts'
import { selectImportForUpdate, selectLines, updateImport, updateLines } from './store.ts'
import { takeMerchants } from './take-merchants.ts'
import { takePayments } from './take-payments.ts'

const LINES_AT_ONCE = 100

/**
 * Takes the good lines in, some in each transaction, together with what became of them: should the process die, another goes on
 * where it ended, and no line is taken in twice.
 */
export async function takeLines(ctx: Context, providerId: string, id: string): Promise<void> {
  while (await takeSome(ctx, providerId, id));
}

/** Whether there may be more. */
async function takeSome(ctx: Context, providerId: string, id: string): Promise<boolean> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const found = await selectImportForUpdate(tx, id)
    if (found?.state !== 'running') return false
    const sealed = await selectLines(tx, id, { state: 'good', after: 1, limit: LINES_AT_ONCE })
    const lines = sealed.map((line) => openLine(ctx, id, line))
    const taken = found.kind === 'payments' ? takePayments(ctx, tx, found, lines) : takeMerchants(tx, found, lines)
    await updateLines(tx, id, await taken)
    if (lines.length === LINES_AT_ONCE) return true
    await updateImport(tx, id, { state: 'done', endedAt: tx.now })
    return false
  })
}
