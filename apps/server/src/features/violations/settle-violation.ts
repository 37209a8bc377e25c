import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { tell } from './apply-violation-report.ts'
import { mustGetViolation } from './get-violations.ts'
import { lockRecords, updateViolation } from './store.ts'
import type { ViolationInFull } from './violation.ts'

export type Settling = { readonly id: string; readonly reason: string; readonly settledBy: string }

/** A person says that it is over, and why. What WeChat tells anew of the same record makes it stand again. */
export async function settleViolation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, reason, settledBy }: Settling,
): Promise<ViolationInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const { accountId } = await mustGetViolation(tenant, viewer, id)
    const tx = onClockOf(tenant, await readAccount(tenant, accountId))
    await lockRecords(tx, accountId)
    const before = await mustGetViolation(tx, viewer, id)
    if (before.state !== 'standing') throw new PublicError('VIOLATION_OVER', { id })
    const { words: _, merchantId, merchantName: __, subMerchantId: ___, ...kept } = before
    const after = { ...kept, state: 'settled', settledBy, settledReason: reason, changedAt: tx.now } as const
    await updateViolation(tx, after)
    await tell(tx, after, 'person', null)
    const subjectId = merchantId ?? id
    if (doer) recordDeed(tx, doer, { act: 'violation.settled', subjectId, after: { violation: id, reason } })
    return mustGetViolation(tx, viewer, id)
  })
}
