import { promiseJob } from '../../queue/promise-job.ts'
import type { Tx } from '../../storage/tenant.ts'
import { question } from './promises.ts'
import { selectRefund } from './store.ts'

/** Joins: WeChat is to be asked how the refund stands, whatever we think of it. False when the account has no such refund. */
export async function askAboutRefund(tx: Tx, accountId: string, refundId: string): Promise<boolean> {
  const refund = await selectRefund(tx, refundId)
  if (refund?.accountId !== accountId) return false
  promiseJob(tx, question(refund, tx.now))
  return true
}
