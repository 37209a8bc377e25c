import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { nextLookAt, type Reconciliation } from './reconciliation.ts'
import { promiseNext } from './settle-reconciliation.ts'
import { selectReconciliationForUpdate, updateReconciliation } from './store.ts'

const dayMs = 86_400_000

/** The bill is not there yet, or did not come whole: the day waits and is tried again, daily at last. */
export async function recordNoBill(ctx: Context, started: Reconciliation, code: string): Promise<void> {
  await inTenant(ctx, started, async (tx) => {
    const before = await selectReconciliationForUpdate(tx, started.id)
    if (before?.run !== started.run) return
    const nextAt = nextLookAt(before.run, tx.now) ?? new Date(tx.now.getTime() + dayMs)
    await updateReconciliation(tx, { ...before, waitingCode: code, nextAt })
    await promiseNext(tx, before.accountId)
  })
}
