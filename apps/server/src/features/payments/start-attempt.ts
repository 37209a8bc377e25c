import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { isFinal, mayOrderAgain, type Payment } from './payment.ts'
import { lookAfterSilence } from './promises.ts'
import { selectPaymentForUpdate, updatePayment } from './store.ts'

/**
 * Counts a further try before it is sent, so that a process that dies while sending leaves a trace, and promises the next
 * look in case it does. Nothing is counted when another was faster: `mayOrderAgain` says so of what is returned, too.
 */
export async function startAttempt(ctx: Context, payment: Payment): Promise<Payment> {
  return count(ctx, payment, (tx, before) =>
    mayOrderAgain(before, payment) ? { ...before, attempts: before.attempts + 1, askedAt: tx.now } : before,
  )
}

/** Counts a query or a closing before it is sent, which spaces the next one, and promises that one. */
export async function startQuery(ctx: Context, payment: Payment): Promise<Payment> {
  return count(ctx, payment, (_, before) => ({ ...before, queries: before.queries + 1 }))
}

/** Whatever has happened meanwhile, what is not final is promised a look: the job that calls may be the only one there was. */
async function count(ctx: Context, payment: Payment, counted: (tx: Tx, before: Payment) => Payment): Promise<Payment> {
  return inTenant(ctx, payment, async (tx) => {
    const before = await selectPaymentForUpdate(tx, payment.id)
    if (!before || isFinal(before.state)) return before ?? payment
    const after = counted(tx, before)
    if (after !== before) updatePayment(tx, before, after)
    promiseJob(tx, lookAfterSilence(after, tx.now))
    return after
  })
}
