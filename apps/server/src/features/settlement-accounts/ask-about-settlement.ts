import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Change, isOpen } from './change.ts'
import { lockChange } from './get-settlement-account.ts'
import { submission } from './promises.ts'

/** Somebody wants to know now how a change stands. What WeChat says enters by the one door. */
export async function askAboutChange(ctx: Context, viewer: Viewer, id: string): Promise<Change> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const change = await lockChange(tenant, viewer, id)
    const tx = onClockOf(tenant, await readAccount(tenant, change.accountId))
    if (isOpen(change.state)) promiseJob(tx, submission(change, tx.now))
    return change
  })
}
