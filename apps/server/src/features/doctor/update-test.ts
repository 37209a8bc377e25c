import type { Context } from '../../context.ts'
import { type Promised, promiseJob, withdrawJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { getTestPaymentIn } from './get-examination.ts'
import { followKey, nextLook } from './promises.ts'
import { selectTestPayment, updateTestPayment } from './store.ts'
import { isDone, type TestPayment, type TestPaymentInFull } from './test-payment.ts'

export type TestStep = {
  /** The first look at what was made for it, which is due at once: somebody sits before the page and waits. */
  readonly look?: Promised
}

/** Writes down the payment, the refund, or why there is none; and goes on looking unless that is the end of it. */
export async function updateTest(ctx: Context, test: TestPayment, { look }: TestStep = {}): Promise<TestPaymentInFull> {
  return inTenant(ctx, test, async (tx) => {
    await updateTestPayment(tx, test)
    if (look) promiseJob(tx, { ...look, at: tx.now })
    const found = await getTestPaymentIn(tx, (await selectTestPayment(tx, test.id))!)
    if (isDone(found, tx.now)) withdrawJob(tx, followKey(test))
    else promiseJob(tx, nextLook(test, tx.now))
    return found
  })
}
