import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { emptyPapersOf } from '../papers/remove-paper.ts'
import { isEnd } from './confirmation.ts'
import { selectConfirmationForUpdate, updateConfirmation } from './store.ts'

/** The time of what is personal is over: papers and the form in clear go, the masked copy and what became of it stay. */
export async function expireConfirmationPapers(
  ctx: Context,
  { providerId, accountId, confirmationId }: { providerId: string; accountId: string; confirmationId: string },
): Promise<void> {
  await inTenant(ctx, { providerId, accountId }, async (tx) => {
    const before = await selectConfirmationForUpdate(tx, confirmationId)
    if (!before || !isEnd(before.state)) return
    await emptyPapersOf(tx, confirmationId)
    updateConfirmation(tx, before, { ...before, draftSealed: null, qrCode: null })
  })
}
