import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen } from './applyment.ts'
import { lockApplyment } from './get-applyment.ts'
import { emptyPapers, selectPaper } from './store.ts'

/** Deletes a paper's content, as long as WeChat has nothing under way that names it. */
export async function removePaper(ctx: Context, viewer: Viewer, doer: Actor | null, id: string): Promise<void> {
  await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const paper = await selectPaper(tx, id)
    if (!paper) throw new PublicError('PAPER_NOT_FOUND', { id })
    assertOpen(await lockApplyment(tx, viewer, paper.applymentId))
    await emptyPapers(tx, [id])
    if (doer) recordDeed(tx, doer, { act: 'paper.removed', subjectId: paper.applymentId, before: { paper: id } })
  })
}
