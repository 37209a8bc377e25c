import { recordEvent, type Source } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Scope } from '../../storage/tenant.ts'
import type { Payment } from './payment.ts'
import { factsOf } from './payment-facts.ts'
import { firstLook } from './promises.ts'
import { selectPaymentForUpdate, updatePayment } from './store.ts'

/**
 * Says that the payment is to be closed. It is closed when WeChat has closed the order, and not before; should it be paid
 * first, it is paid. Closing what is closing or closed already changes nothing.
 */
export async function startClosing(
  ctx: Context,
  scope: Scope,
  id: string,
  source: Extract<Source, 'caller' | 'clock'>,
): Promise<Payment> {
  return inTenant(ctx, scope, async (tx) => {
    const before = await selectPaymentForUpdate(tx, id)
    if (!before) throw new PublicError('PAYMENT_NOT_FOUND', { id })
    if (before.state === 'closing' || before.state === 'closed') return before
    if (before.state === 'paid' || before.state === 'refused') {
      if (source === 'clock') return before
      throw new PublicError('PAYMENT_NOT_CLOSABLE', { state: before.state })
    }
    const after: Payment = { ...before, state: 'closing', changedAt: tx.now }
    updatePayment(tx, before, after)
    recordEvent(tx, { ...factsOf(after), type: 'payment.closing', source })
    promiseJob(tx, firstLook(after, tx.now))
    return after
  })
}
