import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { followAfterSilence } from './promises.ts'
import type { Setting } from './setting.ts'
import { selectSettingForUpdate, updateSetting } from './store.ts'

/**
 * Counts a try before it is sent, so that a process that dies while sending leaves a trace, and promises the next look in case
 * it does. Null where it is not to be sent any more.
 */
export async function startAttempt(ctx: Context, setting: Setting): Promise<Setting | null> {
  return inTenant(ctx, setting, async (tx) => {
    const before = await selectSettingForUpdate(tx, setting.id)
    if (before?.state !== 'sending') return null
    const after = { ...before, attempts: before.attempts + 1, askedAt: tx.now }
    updateSetting(tx, before, after)
    promiseJob(tx, followAfterSilence(after, tx.now))
    return after
  })
}
