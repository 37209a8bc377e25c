import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { PaymentStop } from './payment-stop.ts'
import { updateStopEnded } from './store.ts'

/** Payments are taken there again, unless another stop stands: one of the merchant does not end with the account's. */
export async function removePaymentStop(
  ctx: Context,
  providerId: string,
  actor: Actor,
  id: string,
): Promise<PaymentStop> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const ended = await updateStopEnded(tx, id, actor.personId)
    if (!ended) throw new PublicError('PAYMENT_STOP_NOT_FOUND')
    const { accountId, merchantId, reason } = ended
    recordDeed(tx, actor, { act: 'payments.started', subjectId: accountId ?? merchantId, before: { reason } })
    return ended
  })
}
