import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type GoldPlanChange, isOpenChange } from './gold-plan-change.ts'
import { nextTry } from './promises.ts'
import { selectChangeForUpdate, updateChange } from './store.ts'

type Job = { readonly providerId: string; readonly accountId: string; readonly changeId: string }

/** Counts a further try before it is sent, and promises the one after it. Null where there is nothing to send any more. */
export async function startAttempt(ctx: Context, { changeId, ...owner }: Job): Promise<GoldPlanChange | null> {
  return inTenant(ctx, owner, async (tx) => {
    const before = await selectChangeForUpdate(tx, changeId)
    if (!before || !isOpenChange(before)) return null
    const after = { ...before, attempts: before.attempts + 1 }
    await updateChange(tx, after)
    promiseJob(tx, nextTry(after, tx.now))
    return after
  })
}
