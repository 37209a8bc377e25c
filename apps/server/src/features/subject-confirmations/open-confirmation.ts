import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { paperContext, paperKind } from '../applyments/paper.ts'
import { emptyPapersIn, getSealedPaper } from '../applyments/store-media.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen, type Confirmation, type ConfirmationForm } from './confirmation.ts'
import { lockConfirmation, openForm } from './get-confirmation.ts'
import { selectConfirmationOfPaper } from './store.ts'

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
): Promise<{ readonly contentType: string; readonly content: Buffer }> {
  const found = await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { id } = await lockOfPaper(tx, viewer, paperId)
    recordDeed(tx, doer, { act: 'paper.opened', subjectId: id, after: { paper: paperId } })
    return getSealedPaper(tx, paperId)
  })
  if (!found) throw new PublicError('PAPERS_DELETED', { id: paperId })
  return {
    contentType: paperKind(found.filename).contentType,
    content: ctx.vault.open(found.sealed, paperContext(paperId)),
  }
}

/** Deletes a paper's content, as long as WeChat has nothing under way that names it. */
export async function removeConfirmationPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  paperId: string,
): Promise<void> {
  await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const confirmation = await lockOfPaper(tx, viewer, paperId)
    assertOpen(confirmation)
    await emptyPapersIn(tx, [paperId])
    if (doer) recordDeed(tx, doer, { act: 'paper.removed', subjectId: confirmation.id, before: { paper: paperId } })
  })
}

/** Joins: the confirmation that the paper is of, held until the transaction ends. */
async function lockOfPaper(tx: Tx, viewer: Viewer, paperId: string): Promise<Confirmation> {
  const confirmationId = await selectConfirmationOfPaper(tx, paperId)
  if (!confirmationId) throw new PublicError('PAPER_NOT_FOUND', { id: paperId })
  return lockConfirmation(tx, viewer, confirmationId)
}
