import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { moveMerchantIn } from '../merchants/update-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { DepartureInFull } from './departure.ts'
import { getDepartureIn, mustLockDeparture } from './get-departure.ts'
import { recordMove } from './record-move.ts'
import { updateDeparture } from './store.ts'

/** The merchant stays, or comes back after it had left. What was withdrawn at the end stays withdrawn: keys are made anew. */
export async function takeBackDeparture(
  ctx: Context,
  viewer: Viewer,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<DepartureInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const departure = await mustLockDeparture(tx, viewer, id)
    const { merchantId } = departure
    if (departure.state === 'undone') {
      if (departure.undoneReason === reason) return getDepartureIn(ctx, tx, merchantId)
      throw new PublicError('DEPARTURE_NOT_BEGUN', { merchant: merchantId })
    }
    const { before, merchant } = await moveMerchantIn(tx, merchantId, 'active', 'undo')
    const undone = { state: 'undone', undoneBy: actor.personId, undoneAt: tx.now, undoneReason: reason } as const
    await updateDeparture(tx, departure, undone)
    await recordMove(tx, merchant, { type: 'merchant.returned', facts: { from: before } })
    const after = { state: 'active', reason }
    recordDeed(tx, actor, { act: 'merchant.returned', subjectId: merchantId, before: { state: before }, after })
    return getDepartureIn(ctx, tx, merchantId)
  })
}
