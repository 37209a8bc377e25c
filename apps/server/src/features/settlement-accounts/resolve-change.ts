import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { applyChangeReportIn } from './apply-change-report.ts'
import type { Change } from './change.ts'
import type { ChangeReport } from './change-report.ts'
import { lockChange } from './get-settlement-account.ts'

/** Takes what a person found out of a change whose answer was lost: it never arrived, or WeChat's number of it. */
export async function resolveChange(ctx: Context, viewer: Viewer, doer: Actor, report: ChangeReport): Promise<Change> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockChange(tenant, viewer, report.id)
    assertLost(before)
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    const after = await applyChangeReportIn(ctx, tx, report)
    const found = { state: after.state, application_no: after.applicationNo }
    recordDeed(tx, doer, { act: 'settlement_change.resolved', subjectId: before.merchantId, after: found })
    return after
  })
}

/** Only of a change whose number nobody knows can somebody find it out. */
export function assertLost({ id, state }: Pick<Change, 'id' | 'state'>): void {
  if (state !== 'unknown') throw new PublicError('SETTLEMENT_CHANGE_KNOWN', { id, state })
}
