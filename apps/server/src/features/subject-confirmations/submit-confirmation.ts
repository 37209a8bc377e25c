import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { dayOf } from '../../kit/day.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import type { Finding } from '../applyments/finding.ts'
import { assertNewest } from '../applyments/form-version.ts'
import { assertStaying, getMerchantIn } from '../merchants/get-merchant.ts'
import { getPapersOf } from '../papers/get-paper.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen, type Confirmation, endOf } from './confirmation.ts'
import { factsOf } from './confirmation-facts.ts'
import { findingsOf } from './confirmation-findings.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'
import { lookNow } from './promises.ts'
import { updateConfirmation } from './store.ts'

/** A form, in the version that was looked at. */
type Looked = { readonly id: string; readonly version: number }

const maxFieldsNamed = 20

/** What keeps it from being submitted today. */
export async function checkConfirmation(ctx: Context, viewer: Viewer, id: string): Promise<Finding[]> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const confirmation = await lockConfirmation(tenant, viewer, id)
    return findings(ctx, onClockOf(tenant, await readAccount(tenant, confirmation.accountId)), confirmation)
  })
}

/** Promises it to WeChat: the first time, or anew after it was refused or met an error, under the same number. */
export async function submitConfirmation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, version }: Looked,
): Promise<Confirmation> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockConfirmation(tenant, viewer, id)
    assertOpen(before)
    assertNewest(before, version)
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    await assertStaying(tx, before.merchantId)
    assertComplete(await findings(ctx, tx, before))
    const after: Confirmation = {
      ...before,
      ...{ state: 'submitting', stateSince: tx.now, submittedAt: tx.now, submissions: before.submissions + 1 },
      ...{ attempts: 0, queries: 0, refusedCode: null, refusedMessage: null, refusedField: null },
      ...{ rejectParam: null, rejectReason: null, expiresAt: endOf(before.submittedAt ?? tx.now), warnedDays: null },
    }
    promiseJob(tx, lookNow(after, tx.now))
    updateConfirmation(tx, before, after)
    recordEvent(tx, { ...factsOf(after), type: 'subject_confirmation.submitted', source: doer ? 'person' : 'caller' })
    const what = { submission: after.submissions }
    if (doer) recordDeed(tx, doer, { act: 'subject_confirmation.submitted', subjectId: id, after: what })
    return after
  })
}

async function findings(ctx: Context, tx: Tx, confirmation: Confirmation): Promise<Finding[]> {
  const merchant = await getMerchantIn(tx, confirmation.merchantId)
  const papers = await getPapersOf(tx, [confirmation.id])
  return findingsOf(openForm(ctx, confirmation), papers, merchant?.subject ?? '', dayOf(tx.now))
}

function assertComplete(found: readonly Finding[]): void {
  if (found.length === 0) return
  const fields = found.slice(0, maxFieldsNamed).map(({ field }) => field)
  throw new PublicError('CONFIRMATION_INCOMPLETE', { field: fields[0]!, fields, findings: found.length })
}
