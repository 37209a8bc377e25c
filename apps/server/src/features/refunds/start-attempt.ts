import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { lookAfterSilence } from './promises.ts'
import { isFinal, mayAskAgain, type Refund } from './refund.ts'
import { selectRefundForUpdate, updateRefund } from './store.ts'

/**
 * Counts a further try before it is sent, so that a process that dies while sending leaves a trace, and promises the next
 * look in case it does. Nothing is counted when another was faster: `mayAskAgain` says so of what is returned, too.
 */
export async function startAttempt(ctx: Context, refund: Refund): Promise<Refund> {
  return count(ctx, refund, (tx, before) =>
    mayAskAgain(before) ? { ...before, attempts: before.attempts + 1, askedAt: tx.now } : before,
  )
}

/** Counts a query, which spaces the next one. */
export async function startQuery(ctx: Context, refund: Refund): Promise<Refund> {
  return count(ctx, refund, (_, before) => ({ ...before, queries: before.queries + 1 }))
}

/** Whatever has happened meanwhile, what is not final is promised a look: the job that calls may be the only one there was. */
async function count(ctx: Context, refund: Refund, counted: (tx: Tx, before: Refund) => Refund): Promise<Refund> {
  return inTenant(ctx, refund, async (tx) => {
    const before = await selectRefundForUpdate(tx, refund.id)
    if (!before || isFinal(before.state)) return before ?? refund
    const after = counted(tx, before)
    updateRefund(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}
