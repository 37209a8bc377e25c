import type { Context } from '../../context.ts'
import { ApprovalNeeded, PublicError } from '../../errors.ts'
import { type Fen, plus } from '../../kit/fen.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Payment } from '../payments/payment.ts'
import { readSettings } from '../settings/get-settings.ts'
import { type Asker, obstacleTo, SUMMED_MS } from './limits.ts'
import { lockPerson, sumOfPerson } from './store.ts'

/**
 * Joins. Refuses a person's refund that needs the second factor, or a second person. The payment is locked already, and the person
 * is here, so that many small ones at once are not each the first.
 */
export async function assertWithinLimits(
  tx: Tx,
  { secondFactor }: Context,
  payment: Payment,
  amount: Fen,
  asker: Asker,
): Promise<void> {
  await lockPerson(tx, asker.personId)
  const settings = await readSettings(tx)
  const since = new Date(tx.now.getTime() - SUMMED_MS)
  const before = await sumOfPerson(tx, { personId: asker.personId, mode: payment.mode, since })
  const sums = { ofPayment: plus(payment.refunding, amount), ofPerson: plus(before, amount) }
  const obstacle = obstacleTo(sums, asker, settings, secondFactor.refundAboveFen)
  if (obstacle === 'second factor') throw new PublicError('SECOND_FACTOR_NEEDED', { enrolled: asker.isEnrolled })
  if (obstacle === 'second person') throw new ApprovalNeeded()
}
