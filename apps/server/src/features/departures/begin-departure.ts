import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { moveMerchantIn } from '../merchants/update-merchant.ts'
import { type Departure, type DepartureInFull, exportsUntil } from './departure.ts'
import { getDepartureIn } from './get-departure.ts'
import { recordMove } from './record-move.ts'
import { insertDeparture, selectStandingDeparture } from './store.ts'

export type DepartureOrder = {
  readonly merchantId: string
  readonly reason: string
  /** So long the merchant may fetch its files at least. */
  readonly daysForExports: number
}

/** From the commit on nothing new is begun with the merchant; what is under way goes on. */
export async function beginDeparture(
  ctx: Context,
  providerId: string,
  actor: Actor & { readonly personId: string },
  order: DepartureOrder,
): Promise<DepartureInFull> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const { merchantId, reason, daysForExports } = order
    const { before, merchant } = await moveMerchantIn(tx, merchantId, 'leaving', 'begin')
    if (before === 'leaving') {
      await assertSame(tx, order)
      return getDepartureIn(ctx, tx, merchantId)
    }
    const until = exportsUntil(daysForExports, tx.now)
    await insertDeparture(tx, begun(tx, actor.personId, order, until))
    const exports_until = until.toISOString()
    await recordMove(tx, merchant, { type: 'merchant.leaving', facts: { exports_until } })
    const after = { state: 'leaving', reason, exports_until }
    recordDeed(tx, actor, { act: 'merchant.leaving', subjectId: merchantId, before: { state: before }, after })
    return getDepartureIn(ctx, tx, merchantId)
  })
}

/** Asked for twice it is begun once, for the reason that was given first. */
async function assertSame(tx: Tx, { merchantId, reason, daysForExports }: DepartureOrder): Promise<void> {
  const standing = await selectStandingDeparture(tx, merchantId)
  const promised = standing && exportsUntil(daysForExports, standing.begunAt).getTime()
  if (standing?.reason === reason && promised === standing.exportsUntil.getTime()) return
  throw new PublicError('DEPARTURE_UNDER_WAY', { departure: standing?.id ?? '' })
}

function begun(tx: Tx, personId: string, { merchantId, reason }: DepartureOrder, until: Date): Departure {
  return {
    id: newId('departure'),
    merchantId,
    state: 'under_way',
    reason,
    exportsUntil: until,
    begunBy: personId,
    begunAt: tx.now,
    endedBy: null,
    endedAt: null,
    undoneBy: null,
    undoneAt: null,
    undoneReason: null,
  }
}
