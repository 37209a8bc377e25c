import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Applyment, assertOpen } from './applyment.ts'
import { factsOf } from './applyment-facts.ts'
import { lockApplyment } from './get-applyment.ts'
import { papersEnd } from './promises.ts'
import { updateApplyment } from './store.ts'

/** Gives it up. WeChat takes no form back: what it has under way is waited for. */
export async function cancelApplyment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  id: string,
): Promise<Applyment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockApplyment(tenant, viewer, id)
    if (before.state === 'canceled') return before
    assertOpen(before)
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    const after: Applyment = { ...before, state: 'canceled', stateSince: tx.now, expiresAt: null }
    updateApplyment(tx, before, after)
    recordEvent(tx, { ...factsOf(after), type: 'applyment.canceled', source: doer ? 'person' : 'caller' })
    const end = papersEnd(after, ctx.keepPapersDays)
    if (end) promiseJob(tx, end)
    if (doer) recordDeed(tx, doer, { act: 'applyment.canceled', subjectId: id, before: { state: before.state } })
    return after
  })
}
