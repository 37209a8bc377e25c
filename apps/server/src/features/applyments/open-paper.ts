import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Draft } from './draft.ts'
import { lockApplyment, openDraft } from './get-applyment.ts'
import { paperContext, paperKind } from './paper.ts'
import { selectPaper, selectSealedPaper } from './store.ts'

export type OpenedPaper = { readonly contentType: string; readonly content: Buffer }

/** Shows a paper to a person. That it was opened is in the audit before it is seen. */
export async function openPaper(ctx: Context, viewer: Viewer, doer: Actor, id: string): Promise<OpenedPaper> {
  const { paper, sealed } = await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const paper = await selectPaper(tx, id)
    if (!paper) throw new PublicError('PAPER_NOT_FOUND', { id })
    await lockApplyment(tx, viewer, paper.applymentId)
    recordDeed(tx, doer, { act: 'paper.opened', subjectId: paper.applymentId, after: { paper: id } })
    return { paper, sealed: await selectSealedPaper(tx, id) }
  })
  if (!sealed) throw new PublicError('PAPERS_DELETED', { id })
  return { contentType: paperKind(paper.filename).contentType, content: ctx.vault.open(sealed, paperContext(id)) }
}

/** Shows the form in clear to a person, with the same care. */
export async function openDraftOf(ctx: Context, viewer: Viewer, doer: Actor, id: string): Promise<Draft> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const applyment = await lockApplyment(tx, viewer, id)
    recordDeed(tx, doer, { act: 'applyment.opened', subjectId: id })
    return openDraft(ctx, applyment)
  })
}
