import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Payment } from './payment.ts'
import { question } from './promises.ts'
import { selectPayment } from './store.ts'

/** Joins: WeChat is to be asked how the payment stands, whatever we think of it. False when the account has no such payment. */
export async function askAboutPayment(tx: Tx, accountId: string, paymentId: string): Promise<boolean> {
  const payment = await selectPayment(tx, paymentId)
  if (payment?.accountId !== accountId) return false
  promiseJob(tx, question(payment, tx.now))
  return true
}

/** Somebody wants to know now: the promised question is put at once. What WeChat says enters by the one door. */
export async function askNow(ctx: Context, payment: Payment): Promise<void> {
  await inTenant(ctx, payment, async (tx) => promiseJob(tx, question(payment, tx.now)))
}
