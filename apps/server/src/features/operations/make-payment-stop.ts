import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertMerchant } from '../merchants/get-merchant.ts'
import type { PaymentStop } from './payment-stop.ts'
import { hasAccount, insertPaymentStop, isStoppedAlready, selectStandingStop } from './store.ts'

export type StopOrder = {
  readonly accountId: string | null
  readonly merchantId: string | null
  readonly reason: string
}

/** From the commit on no payment is taken there; each attempt is told the reason. */
export async function makePaymentStop(
  ctx: Context,
  providerId: string,
  actor: Actor,
  order: StopOrder,
): Promise<PaymentStop> {
  const place = order.accountId ?? order.merchantId
  if (!place || (order.accountId && order.merchantId)) throw new PublicError('ONE_PLACE_NEEDED')
  try {
    return await inTenant(ctx, { providerId }, (tx) => stop(tx, actor, order))
  } catch (error) {
    if (!isStoppedAlready(error)) throw error
    const standing = await inTenant(ctx, { providerId }, (tx) => selectStandingStop(tx, place))
    throw new PublicError('ALREADY_STOPPED', { payment_stop: standing?.id ?? '' })
  }
}

async function stop(tx: Tx, actor: Actor, order: StopOrder): Promise<PaymentStop> {
  const { accountId, merchantId } = order
  if (merchantId) await assertMerchant(tx, merchantId)
  if (accountId && !(await hasAccount(tx, accountId))) throw new PublicError('ACCOUNT_NOT_FOUND', { field: 'account' })
  const opened = {
    id: newId('paymentStop'),
    stoppedBy: actor.personId,
    stoppedAt: tx.now,
    endedBy: null,
    endedAt: null,
  }
  const made: PaymentStop = { ...order, ...opened }
  await insertPaymentStop(tx, made)
  recordDeed(tx, actor, { act: 'payments.stopped', subjectId: accountId ?? merchantId, after: order })
  return made
}
