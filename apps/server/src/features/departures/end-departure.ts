import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { revokeInvitationsOf } from '../invitations/create-invitation.ts'
import { revokeKeysOf } from '../keys/revoke-api-key.ts'
import { moveMerchantIn } from '../merchants/update-merchant.ts'
import { removeRolesOf } from '../people/set-role.ts'
import type { Viewer } from '../providers/viewer.ts'
import { publishEventIn } from '../webhooks/publish-event.ts'
import { retireEndpointsOf } from '../webhooks/remove-webhook-endpoint.ts'
import { type DepartureInFull, obstaclesOf } from './departure.ts'
import { getDepartureIn, getLooseEnds, mustGetDeparture, mustLockDeparture } from './get-departure.ts'
import type { LooseEnd } from './loose-end.ts'
import { recordMove } from './record-move.ts'
import { isMoneyUnderWay, updateDeparture } from './store.ts'

/**
 * The merchant has left: nobody of its gets in from the commit on. Only when nothing is open that stands in the way; the database
 * itself refuses it while money is under way.
 */
export async function endDeparture(ctx: Context, viewer: Viewer, actor: Actor, id: string): Promise<DepartureInFull> {
  try {
    return await inTenant(ctx, { providerId: viewer.providerId }, (tx) => end(ctx, tx, viewer, actor, id))
  } catch (error) {
    if (!isMoneyUnderWay(error)) throw error
    // A refund came in since they were looked at.
    throw await inTenant(ctx, viewer, async (tx) => {
      const departure = await mustGetDeparture(tx, viewer, id)
      return blocked(obstaclesOf(await getLooseEnds(ctx, tx, departure.merchantId, departure)))
    })
  }
}

async function end(ctx: Context, tx: Tx, viewer: Viewer, actor: Actor, id: string): Promise<DepartureInFull> {
  const departure = await mustLockDeparture(tx, viewer, id)
  const { merchantId } = departure
  if (departure.state === 'ended') return getDepartureIn(ctx, tx, merchantId)
  if (departure.state === 'undone') throw new PublicError('DEPARTURE_NOT_BEGUN', { merchant: merchantId })
  // Before the merchant's row, as whoever accepts an invitation locks them: the other way round two wait for each other.
  const invitations = await revokeInvitationsOf(tx, merchantId)
  const obstacles = obstaclesOf(await getLooseEnds(ctx, tx, merchantId, departure))
  if (obstacles.length > 0) throw blocked(obstacles)
  const { before, merchant } = await moveMerchantIn(tx, merchantId, 'left', 'end')
  if (before === 'left') return getDepartureIn(ctx, tx, merchantId)
  const keys = await revokeKeysOf(tx, merchantId)
  const people = await removeRolesOf(tx, merchantId)
  await updateDeparture(tx, departure, { state: 'ended', endedBy: actor.personId, endedAt: tx.now })
  for (const eventId of await recordMove(tx, merchant, { type: 'merchant.left' })) await publishEventIn(tx, eventId)
  await retireEndpointsOf(tx, merchantId)
  const after = { state: 'left', keys_revoked: keys, people_ended: people, invitations_revoked: invitations }
  recordDeed(tx, actor, { act: 'merchant.left', subjectId: merchantId, before: { state: before }, after })
  return getDepartureIn(ctx, tx, merchantId)
}

function blocked(obstacles: readonly LooseEnd[]): PublicError {
  return new PublicError('DEPARTURE_BLOCKED', { open: [...new Set(obstacles.map(({ kind }) => kind))] })
}
