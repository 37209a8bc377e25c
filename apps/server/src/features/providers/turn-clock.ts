import type { Context } from '../../context.ts'
import { hurryJobs, promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { followJob } from './account-jobs.ts'
import { selectAccountForUpdate, updateClockOffset } from './store.ts'

/** Sets a simulated account's clock to the simulator's, and pulls forward what falls due by it. */
export async function turnClock(
  ctx: Context,
  providerId: string,
  accountId: string,
  clockOffsetMs: number,
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    const account = await selectAccountForUpdate(tx, accountId)
    if (account?.mode !== 'test') return
    promiseJob(tx, followJob(accountId, tx.now))
    const turned = clockOffsetMs - account.clockOffsetMs
    if (turned === 0) return
    await updateClockOffset(tx, accountId, clockOffsetMs)
    await hurryJobs(tx, accountId, turned)
  })
}
