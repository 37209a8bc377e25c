import type { Actor } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { addPaperIn, type PaperRequest, takePaper } from '../papers/add-paper.ts'
import { getPaperOf } from '../papers/get-paper.ts'
import type { Paper } from '../papers/paper.ts'
import { removePaperIn } from '../papers/remove-paper.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertOpen } from './applyment.ts'
import { lockApplyment } from './get-applyment.ts'

/** Keeps a paper with an onboarding, sealed. */
export async function addPaper(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: PaperRequest,
): Promise<Paper> {
  const brought = takePaper(ctx, request)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const applyment = await lockApplyment(tenant, viewer, request.formId)
    assertOpen(applyment)
    return addPaperIn(onClockOf(tenant, await readAccount(tenant, applyment.accountId)), doer, brought)
  })
}

/** Deletes a paper's content, as long as WeChat has nothing under way that names it. */
export async function removePaper(ctx: Context, viewer: Viewer, doer: Actor | null, id: string): Promise<void> {
  await inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const paper = await getPaperOf(tx, 'applyment', id)
    assertOpen(await lockApplyment(tx, viewer, paper.formId))
    await removePaperIn(tx, doer, paper)
  })
}
