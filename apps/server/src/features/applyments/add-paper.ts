import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { isSameFile, sealFile } from '../attachments/sealed-file.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen } from './applyment.ts'
import { lockApplyment } from './get-applyment.ts'
import { assertPaper, maxPapersPerApplyment, type Paper, paperContext } from './paper.ts'
import { insertPaper, selectPapers } from './store.ts'

export type PaperRequest = { readonly applymentId: string; readonly filename: string; readonly content: Buffer }

/** Keeps a paper, sealed. The same bytes again are the same paper. */
export async function addPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { applymentId, filename, content }: PaperRequest,
): Promise<Paper> {
  assertPaper(filename, content)
  const id = newId('paper')
  const { sealed, ...file } = sealFile(ctx.vault, paperContext(id), filename, content)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const applyment = await lockApplyment(tenant, viewer, applymentId)
    assertOpen(applyment)
    const tx = onClockOf(tenant, await readAccount(tenant, applyment.accountId))
    const kept = (await selectPapers(tx, [applymentId])).filter(({ deletedAt }) => deletedAt === null)
    const same = kept.find((paper) => isSameFile(paper, file))
    if (same) return same
    if (kept.length >= maxPapersPerApplyment) throw new PublicError('TOO_MANY_PAPERS', { limit: maxPapersPerApplyment })
    const unsent = { mediaId: null, uploadedAt: null, deletedAt: null }
    const paper = { ...unsent, id, applymentId, ...file, addedAt: tx.now }
    await insertPaper(tx, paper, sealed)
    if (doer) recordDeed(tx, doer, { act: 'paper.added', subjectId: applymentId, after: { paper: id, filename } })
    return paper
  })
}
