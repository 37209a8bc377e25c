import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { dayOf } from '../../kit/day.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import { getPapersOf } from '../papers/get-paper.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Applyment, assertOpen } from './applyment.ts'
import { factsOf } from './applyment-facts.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findings.ts'
import { assertNewest } from './form-version.ts'
import { lockApplyment, openDraft } from './get-applyment.ts'
import { submission } from './promises.ts'
import { countWaiting, updateApplyment } from './store.ts'

/** A form, in the version that was looked at. */
type Looked = { readonly id: string; readonly version: number }

const maxFieldsNamed = 20

/** What keeps it from being submitted today. */
export async function checkApplyment(ctx: Context, viewer: Viewer, id: string): Promise<Finding[]> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const applyment = await lockApplyment(tenant, viewer, id)
    const tx = onClockOf(tenant, await readAccount(tenant, applyment.accountId))
    return findingsOf(openDraft(ctx, applyment), await getPapersOf(tx, [id]), dayOf(tx.now))
  })
}

/** Promises it to WeChat: the first time, or anew in its own place, always under the same number. */
export async function submitApplyment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, version }: Looked,
): Promise<Applyment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockApplyment(tenant, viewer, id)
    assertOpen(before)
    assertNewest(before, version)
    await assertStaying(tenant, before.merchantId)
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    const findings = findingsOf(openDraft(ctx, before), await getPapersOf(tx, [id]), dayOf(tx.now))
    if (findings.length > 0) {
      const fields = findings.slice(0, maxFieldsNamed).map(({ field }) => field)
      throw new PublicError('APPLYMENT_INCOMPLETE', { field: fields[0]!, fields, findings: findings.length })
    }
    const after: Applyment = {
      ...before,
      ...{ state: 'submitting', stateSince: tx.now, submittedAt: tx.now, submissions: before.submissions + 1 },
      ...{ attempts: 0, queries: 0, refusedCode: null, refusedMessage: null, refusedField: null },
    }
    promiseJob(tx, submission(after, await countWaiting(tx, before.accountId), tx.now))
    updateApplyment(tx, before, after)
    recordEvent(tx, { ...factsOf(after), type: 'applyment.submitted', source: doer ? 'person' : 'caller' })
    if (doer)
      recordDeed(tx, doer, { act: 'applyment.submitted', subjectId: id, after: { submission: after.submissions } })
    return after
  })
}
