import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { findSealedPaper, getPaperOf, type OpenedPaper, unsealed } from '../papers/get-paper.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { ConfirmationForm } from './confirmation.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'

/** Shows the form in clear to a person. That it was opened is in the audit before it is seen. */
export async function openConfirmation(
  ctx: Context,
  viewer: Viewer,
  doer: Actor,
  id: string,
): Promise<ConfirmationForm> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const confirmation = await lockConfirmation(tx, viewer, id)
    recordDeed(tx, doer, { act: 'subject_confirmation.opened', subjectId: id })
    return openForm(ctx, confirmation)
  })
}

/** Shows a paper of it, with the same care. */
export async function openConfirmationPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor,
  paperId: string,
): Promise<OpenedPaper> {
  const found = await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { formId } = await getPaperOf(tx, 'subjectConfirmation', paperId)
    await lockConfirmation(tx, viewer, formId)
    recordDeed(tx, doer, { act: 'paper.opened', subjectId: formId, after: { paper: paperId } })
    return findSealedPaper(tx, paperId)
  })
  return unsealed(ctx, found!)
}
