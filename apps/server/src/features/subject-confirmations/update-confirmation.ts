import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { changedDraft, changedFields } from '../applyments/draft.ts'
import { nextVersion } from '../applyments/form-version.ts'
import { findPersonName } from '../people/find-person-name.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen, type Confirmation, type ConfirmationForm } from './confirmation.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'
import { keptForm } from './kept-form.ts'
import { updateConfirmation } from './store.ts'

export type ConfirmationChange = {
  readonly id: string
  /** The one that was looked at. */
  readonly version: number
  readonly draft?: ConfirmationForm | undefined
  readonly remove?: readonly string[] | undefined
}

/**
 * Writes what is to be another, as long as WeChat has nothing of it under way, and unless somebody else has written the same field
 * meanwhile. The audit has which parts, not what stands in them.
 */
export async function changeConfirmation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, version: seen, ...change }: ConfirmationChange,
): Promise<Confirmation> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const before = await lockConfirmation(tenant, viewer, id)
    assertOpen(before)
    const tx = onClockOf(tenant, await readAccount(tenant, before.accountId))
    const form = openForm(ctx, before)
    const changed = changedDraft(form, change)
    const fields = changedFields(form, changed)
    if (fields.length === 0) return before
    const by = await findPersonName(tx, doer?.personId ?? null)
    const version = nextVersion(before, { fields, seen, by, at: tx.now })
    const after = { ...before, ...keptForm(ctx.vault, id, changed), ...version }
    updateConfirmation(tx, before, after)
    const what = { parts: Object.keys(change.draft ?? {}), removed: change.remove ?? [] }
    if (doer) recordDeed(tx, doer, { act: 'subject_confirmation.changed', subjectId: id, after: what })
    return after
  })
}
