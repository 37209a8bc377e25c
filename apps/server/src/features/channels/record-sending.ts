import type { Context } from '../../context.ts'
import type { Answer } from '../../outbound/answer.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { promisedSending } from './promise-sending.ts'
import { afterAttempt, type Sending } from './sending.ts'
import { selectSendingForUpdate, updateSending } from './store.ts'

/** Keeps how an attempt ended and promises the next one, if there shall be one. */
export async function recordSending(ctx: Context, providerId: string, id: string, answer: Answer): Promise<Sending> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const before = await selectSendingForUpdate(tx, id)
    if (before.state !== 'waiting') return before
    const after = afterAttempt(before, answer, tx.now)
    await updateSending(tx, after)
    if (after.nextAt) promiseJob(tx, promisedSending(id, after.nextAt))
    return after
  })
}

/** As it stands, where there was nothing to send. */
export async function findSending(ctx: Context, providerId: string, id: string): Promise<Sending> {
  return inTenant(ctx, { providerId }, (tx) => selectSendingForUpdate(tx, id))
}
