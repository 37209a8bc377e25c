import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import type { Delivery } from './delivery.ts'
import type { Viewer } from './endpoint.ts'
import { promisedDelivery } from './promised-delivery.ts'
import {
  selectDelivery,
  selectDeliveryForUpdate,
  selectEndpoint,
  selectEventToPublish,
  updateDelivery,
} from './store.ts'

/** Sends it again now, whatever became of it before. A removed endpoint stays removed. */
export async function redeliverWebhook(ctx: Context, viewer: Viewer, id: string): Promise<Delivery> {
  return inTenant(ctx, viewer, async (tenant) => {
    const delivery = await selectDelivery(tenant, id, viewer)
    if (!delivery) throw new PublicError('DELIVERY_NOT_FOUND')
    if (!(await selectEndpoint(tenant, delivery.endpointId, viewer))) throw new PublicError('WEBHOOK_NOT_FOUND')
    const event = (await selectEventToPublish(tenant, delivery.eventId))!
    const tx = onClockOf(tenant, event)
    // An attempt that is being written down right now is counted, too: two under one number could not both be kept.
    const { attempts } = await selectDeliveryForUpdate(tx, id)
    const again = { ...delivery, attempts, state: 'waiting', nextAt: tx.now } as const
    await updateDelivery(tx, id, again)
    promiseJob(tx, promisedDelivery(event.accountId, id))
    return again
  })
}
