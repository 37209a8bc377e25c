import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { changedDraft } from '../applyments/draft.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen, type Confirmation, type ConfirmationForm } from './confirmation.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'
import { keptForm } from './kept-form.ts'
import { updateConfirmation } from './store.ts'

export type ConfirmationChange = {
  readonly id: string
  readonly draft?: ConfirmationForm | undefined
  readonly remove?: readonly string[] | undefined
}

/** Writes what is to be another, as long as WeChat has nothing of it under way. The audit has which parts, not what stands in them. */
export async function changeConfirmation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, ...change }: ConfirmationChange,
): Promise<Confirmation> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const before = await lockConfirmation(tx, viewer, id)
    assertOpen(before)
    const after = { ...before, ...keptForm(ctx.vault, id, changedDraft(openForm(ctx, before), change)) }
    updateConfirmation(tx, before, after)
    const what = { parts: Object.keys(change.draft ?? {}), removed: change.remove ?? [] }
    if (doer) recordDeed(tx, doer, { act: 'subject_confirmation.changed', subjectId: id, after: what })
    return after
  })
}
