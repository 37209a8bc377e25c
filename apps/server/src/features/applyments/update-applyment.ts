import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { findPersonName } from '../people/find-person-name.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Applyment, assertOpen } from './applyment.ts'
import { changedDraft, changedFields, type DraftChange } from './draft.ts'
import { nextVersion } from './form-version.ts'
import { lockApplyment, openDraft } from './get-applyment.ts'
import { keptDraft } from './kept-draft.ts'
import { updateApplyment } from './store.ts'

export type ApplymentChange = DraftChange & {
  readonly id: string
  /** The one that was looked at. */
  readonly version: number
  readonly feeRatePpm?: number | undefined
}

/**
 * Writes what is to be another, as long as WeChat has nothing of it under way, and unless somebody else has written the same field
 * meanwhile. The audit has which parts, not what stands in them.
 */
export async function changeApplyment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, version: seen, feeRatePpm, ...change }: ApplymentChange,
): Promise<Applyment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockApplyment(tenant, viewer, id)
    assertOpen(before)
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    const draft = openDraft(ctx, before)
    const changed = changedDraft(draft, change)
    const isOtherFee = feeRatePpm !== undefined && feeRatePpm !== before.feeRatePpm
    const fields = [...changedFields(draft, changed), ...(isOtherFee ? ['/fee_rate_ppm'] : [])]
    if (fields.length === 0) return before
    const by = await findPersonName(tx, doer?.personId ?? null)
    const version = nextVersion(before, { fields, seen, by, at: tx.now })
    const kept = { ...keptDraft(ctx.vault, id, changed), feeRatePpm: feeRatePpm ?? before.feeRatePpm }
    const after = { ...before, ...kept, ...version }
    updateApplyment(tx, before, after)
    const what = { parts: Object.keys(change.draft ?? {}), removed: change.remove ?? [], fee_rate_ppm: feeRatePpm }
    if (doer) recordDeed(tx, doer, { act: 'applyment.changed', subjectId: id, after: what })
    return after
  })
}
