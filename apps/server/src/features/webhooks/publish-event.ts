import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { namedEndpoint } from './message.ts'
import { promisedDelivery } from './promised-delivery.ts'
import { insertDeliveries, selectEventToPublish, selectListeners } from './store.ts'

/** Makes a delivery of this event for each endpoint that wants it. Run twice, it makes none twice. */
export async function publishEvent(ctx: Context, providerId: string, eventId: string): Promise<void> {
  await inTenant(ctx, { providerId }, (tx) => publishEventIn(tx, eventId))
}

/** Joins: the same at once, for whom nobody would find any more a moment later. */
export async function publishEventIn(tenant: Tx, eventId: string): Promise<void> {
  const event = await selectEventToPublish(tenant, eventId)
  assert(event, `no event ${eventId}`)
  const tx = onClockOf(tenant, event)
  const listeners = await selectListeners(tx, event, namedEndpoint(event))
  const deliveries = listeners.map((endpointId) => ({ id: newId('webhookDelivery'), endpointId }))
  for (const deliveryId of await insertDeliveries(tx, eventId, deliveries)) {
    promiseJob(tx, promisedDelivery(event.accountId, deliveryId))
  }
}
