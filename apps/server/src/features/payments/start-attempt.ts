import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { isFinal, type Payment } from './payment.ts'
import { lookAfterSilence } from './promises.ts'
import { selectPaymentForUpdate, updatePayment } from './store.ts'

/**
 * Counts a further try before it is sent, so that a process that dies while sending leaves a trace, and promises the next
 * look in case it does.
 */
export async function startAttempt(ctx: Context, payment: Payment): Promise<Payment> {
  return count(ctx, payment, 'attempts')
}

/** Counts a query or a closing before it is sent, which spaces the next one, and promises that one. */
export async function startQuery(ctx: Context, payment: Payment): Promise<Payment> {
  return count(ctx, payment, 'queries')
}

async function count(ctx: Context, payment: Payment, what: 'attempts' | 'queries'): Promise<Payment> {
  return inTenant(ctx, payment, async (tx) => {
    const before = await selectPaymentForUpdate(tx, payment.id)
    if (!before || before.state !== payment.state || isFinal(before.state)) return before ?? payment
    const after = { ...before, [what]: before[what] + 1 }
    await updatePayment(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}
