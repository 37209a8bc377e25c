import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Applyment } from './applyment.ts'
import { lockApplyment } from './get-applyment.ts'
import { question } from './promises.ts'

/** Somebody wants to know now. What WeChat says enters by the one door. */
export async function askNow(ctx: Context, viewer: Viewer, id: string): Promise<Applyment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const applyment = await lockApplyment(tenant, viewer, id)
    if (applyment.submissions === 0) throw new PublicError('APPLYMENT_NOT_SUBMITTED', { id })
    const tx = onClockOf(tenant, await readAccount(tenant, applyment.accountId))
    promiseJob(tx, question(applyment, tx.now))
    return applyment
  })
}
