import type { Actor } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { addPaperIn, type PaperRequest, takePaper } from '../papers/add-paper.ts'
import { getPaperOf } from '../papers/get-paper.ts'
import type { Paper } from '../papers/paper.ts'
import { removePaperIn } from '../papers/remove-paper.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen } from './confirmation.ts'
import { lockConfirmation } from './get-confirmation.ts'

/** Keeps a paper with a confirmation, sealed. */
export async function addConfirmationPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: PaperRequest,
): Promise<Paper> {
  const brought = takePaper(ctx, request)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const confirmation = await lockConfirmation(tenant, viewer, request.formId)
    assertOpen(confirmation)
    return addPaperIn(onClockOf(tenant, await readAccount(tenant, confirmation.accountId)), doer, brought)
  })
}

/** Deletes a paper's content, as long as WeChat has nothing under way that names it. */
export async function removeConfirmationPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  paperId: string,
): Promise<void> {
  await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const paper = await getPaperOf(tx, 'subjectConfirmation', paperId)
    assertOpen(await lockConfirmation(tx, viewer, paper.formId))
    await removePaperIn(tx, doer, paper)
  })
}
