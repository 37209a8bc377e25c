import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Confirmation, mayCancelAtWechat } from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import { lockConfirmation } from './get-confirmation.ts'
import { lookNow, papersEnd } from './promises.ts'
import { updateConfirmation } from './store.ts'

/** Gives it up. What WeChat has is cancelled there, and canceled here once WeChat says so. */
export async function cancelConfirmation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  id: string,
): Promise<Confirmation> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockConfirmation(tenant, viewer, id)
    if (before.state === 'canceled' || before.cancelWanted) return before
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    const after = givenUp(tx, before)
    updateConfirmation(tx, before, after)
    if (after.cancelWanted) promiseJob(tx, lookNow(after, tx.now))
    else
      recordEvent(tx, { ...factsOf(after), type: 'subject_confirmation.canceled', source: doer ? 'person' : 'caller' })
    const end = papersEnd(after, ctx.keepPapersDays)
    if (end) promiseJob(tx, end)
    const was = { state: before.state }
    if (doer) recordDeed(tx, doer, { act: 'subject_confirmation.canceled', subjectId: id, before: was })
    return after
  })
}

function givenUp(tx: Tx, before: Confirmation): Confirmation {
  const { id, state } = before
  if (state === 'draft' || state === 'refused')
    return { ...before, state: 'canceled', stateSince: tx.now, expiresAt: null }
  if (!mayCancelAtWechat(state)) throw new PublicError('CONFIRMATION_CLOSED', { id, state })
  return { ...before, cancelWanted: true, queries: 0 }
}
