import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { question } from './promises.ts'
import type { Refund } from './refund.ts'
import { selectRefund } from './store.ts'

/** Joins: WeChat is to be asked how the refund stands, whatever we think of it. False when the account has no such refund. */
export async function askAboutRefund(tx: Tx, accountId: string, refundId: string): Promise<boolean> {
  const refund = await selectRefund(tx, refundId)
  if (refund?.accountId !== accountId) return false
  promiseJob(tx, question(refund, tx.now))
  return true
}

/** Somebody wants to know now: the promised question is put at once. What WeChat says enters by the one door. */
export async function askNow(ctx: Context, refund: Refund): Promise<void> {
  await inTenant(ctx, refund, async (tx) => promiseJob(tx, question(refund, tx.now)))
}
