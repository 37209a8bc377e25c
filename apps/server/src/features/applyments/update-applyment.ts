import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Applyment, assertOpen } from './applyment.ts'
import { changedDraft, type DraftChange } from './draft.ts'
import { lockApplyment, openDraft } from './get-applyment.ts'
import { keptDraft } from './kept-draft.ts'
import { updateApplyment } from './store.ts'

export type ApplymentChange = DraftChange & { readonly id: string; readonly feeRatePpm?: number | undefined }

/** Writes what is to be another, as long as WeChat has nothing of it under way. The audit has which parts, not what stands in them. */
export async function changeApplyment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, feeRatePpm, ...change }: ApplymentChange,
): Promise<Applyment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const before = await lockApplyment(tx, viewer, id)
    assertOpen(before)
    const draft = changedDraft(openDraft(ctx, before), change)
    const after = { ...before, ...keptDraft(ctx.vault, id, draft), feeRatePpm: feeRatePpm ?? before.feeRatePpm }
    updateApplyment(tx, before, after)
    const what = { parts: Object.keys(change.draft ?? {}), removed: change.remove ?? [], fee_rate_ppm: feeRatePpm }
    if (doer) recordDeed(tx, doer, { act: 'applyment.changed', subjectId: id, after: what })
    return after
  })
}
