import type { Context } from '../../context.ts'
import type { Answer } from '../../outbound/answer.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { decideNext } from './delivery.ts'
import { promisedDelivery } from './promised-delivery.ts'
import { retireAfter } from './remove-webhook-endpoint.ts'
import { insertAttempt, selectDeliveryForUpdate, updateDelivery } from './store.ts'

export type DeliveryScope = { readonly providerId: string; readonly accountId: string }

/** Keeps how an attempt ended and promises the next one, if there shall be one. */
export async function recordAttempt(
  ctx: Context,
  scope: DeliveryScope,
  deliveryId: string,
  answer: Answer,
): Promise<void> {
  await inTenant(ctx, scope, async (tx) => {
    const delivery = await selectDeliveryForUpdate(tx, deliveryId)
    const number = delivery.attempts + 1
    const next = decideNext(delivery.state, number, answer.outcome, tx.now)
    await insertAttempt(tx, deliveryId, { ...answer, number, at: tx.now })
    await updateDelivery(tx, deliveryId, { ...next, attempts: number })
    if (next.nextAt) promiseJob(tx, promisedDelivery(scope.accountId, deliveryId, next.nextAt))
    else await retireAfter(tx, deliveryId)
  })
}
