import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { assertPaper, maxPapersPerApplyment, paperContext } from '../applyments/paper.ts'
import { isSameFile, sealFile } from '../attachments/sealed-file.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen, type ConfirmationPaper } from './confirmation.ts'
import { lockConfirmation } from './get-confirmation.ts'
import { insertConfirmationPaper, selectConfirmationPapers } from './store.ts'

type PaperRequest = { readonly confirmationId: string; readonly filename: string; readonly content: Buffer }

/** Keeps a paper, sealed. The same bytes again are the same paper. */
export async function addConfirmationPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { confirmationId, filename, content }: PaperRequest,
): Promise<ConfirmationPaper> {
  assertPaper(filename, content)
  const id = newId('paper')
  const { sealed, ...file } = sealFile(ctx.vault, paperContext(id), filename, content)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const confirmation = await lockConfirmation(tenant, viewer, confirmationId)
    assertOpen(confirmation)
    const tx = onClockOf(tenant, await readAccount(tenant, confirmation.accountId))
    const kept = (await selectConfirmationPapers(tx, confirmationId)).filter(({ deletedAt }) => deletedAt === null)
    const same = kept.find((paper) => isSameFile(paper, file))
    if (same) return same
    if (kept.length >= maxPapersPerApplyment) throw new PublicError('TOO_MANY_PAPERS', { limit: maxPapersPerApplyment })
    const unsent = { mediaId: null, uploadedAt: null, deletedAt: null }
    const paper = { ...unsent, id, confirmationId, ...file, addedAt: tx.now }
    await insertConfirmationPaper(tx, paper, sealed)
    if (doer) recordDeed(tx, doer, { act: 'paper.added', subjectId: confirmationId, after: { paper: id, filename } })
    return paper
  })
}
