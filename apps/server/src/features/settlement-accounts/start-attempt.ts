import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { looksLike, type WantedAccount } from './account.ts'
import { type Change, isOpen } from './change.ts'
import { openRequest } from './open-request.ts'
import { lookAfterSilence } from './promises.ts'
import { selectAccountOf, selectChangeForUpdate, updateChange } from './store.ts'

export type Attempt = { readonly change: Change; readonly wanted: WantedAccount }

/**
 * From here on it may be at WeChat, so it is unknown before it sets out: whatever happens to this process, nobody sends it a
 * second time. Null where it is not to be sent any more.
 */
export async function startAttempt(ctx: Context, change: Change): Promise<Attempt | null> {
  return inTenant(ctx, change, async (tx) => {
    const before = await selectChangeForUpdate(tx, change.id)
    const wanted = before ? openRequest(ctx, before) : null
    if (before?.state !== 'submitting' || !wanted) return null
    const known = await selectAccountOf(tx, before.subMerchantId)
    const isDistinct = known !== undefined && !looksLike(known, wanted)
    const after: Change = {
      ...before,
      ...{ state: 'unknown', stateSince: tx.now, isDistinct, attempts: before.attempts + 1, queries: 0 },
    }
    updateChange(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return { change: after, wanted }
  })
}

/** Counts a question, which spaces the next one. */
export async function startQuery(ctx: Context, change: Change): Promise<Change> {
  return inTenant(ctx, change, async (tx) => {
    const before = await selectChangeForUpdate(tx, change.id)
    if (!before || !isOpen(before.state)) return before ?? change
    const after = { ...before, queries: before.queries + 1 }
    updateChange(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}
