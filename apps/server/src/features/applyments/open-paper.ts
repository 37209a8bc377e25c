import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { findSealedPaper, getPaperOf, type OpenedPaper, unsealed } from '../papers/get-paper.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Draft } from './draft.ts'
import { lockApplyment, openDraft } from './get-applyment.ts'

/** Shows a paper to a person. That it was opened is in the audit before it is seen. */
export async function openPaper(ctx: Context, viewer: Viewer, doer: Actor, id: string): Promise<OpenedPaper> {
  const found = await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { formId } = await getPaperOf(tx, 'applyment', id)
    await lockApplyment(tx, viewer, formId)
    recordDeed(tx, doer, { act: 'paper.opened', subjectId: formId, after: { paper: id } })
    return findSealedPaper(tx, id)
  })
  return unsealed(ctx, found!)
}

/** Shows the form in clear to a person, with the same care. */
export async function openDraftOf(ctx: Context, viewer: Viewer, doer: Actor, id: string): Promise<Draft> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const applyment = await lockApplyment(tx, viewer, id)
    recordDeed(tx, doer, { act: 'applyment.opened', subjectId: id })
    return openDraft(ctx, applyment)
  })
}
