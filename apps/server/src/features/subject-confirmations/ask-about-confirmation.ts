import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Confirmation } from './confirmation.ts'
import { lockConfirmation } from './get-confirmation.ts'
import { lookNow } from './promises.ts'

/** Somebody wants to know now. What WeChat says enters by the one door. */
export async function askNow(ctx: Context, viewer: Viewer, id: string): Promise<Confirmation> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const confirmation = await lockConfirmation(tenant, viewer, id)
    if (confirmation.submissions === 0) throw new PublicError('CONFIRMATION_NOT_SUBMITTED', { id })
    const tx = onClockOf(tenant, await readAccount(tenant, confirmation.accountId))
    promiseJob(tx, lookNow(confirmation, tx.now))
    return confirmation
  })
}
