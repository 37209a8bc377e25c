import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { emptyPapersOf } from '../papers/remove-paper.ts'
import { isEnd } from './applyment.ts'
import { selectApplymentForUpdate, updateApplyment } from './store.ts'

/** The time of what is personal is over: papers and the form in clear go, the masked copy and what became of it stay. */
export async function expirePapers(
  ctx: Context,
  { providerId, accountId, applymentId }: { providerId: string; accountId: string; applymentId: string },
): Promise<void> {
  await inTenant(ctx, { providerId, accountId }, async (tx) => {
    const before = await selectApplymentForUpdate(tx, applymentId)
    if (!before || !isEnd(before.state)) return
    await emptyPapersOf(tx, applymentId)
    updateApplyment(tx, before, { ...before, draftSealed: null })
  })
}
