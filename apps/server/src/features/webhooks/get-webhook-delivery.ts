import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Attempt, Delivery } from './delivery.ts'
import type { Viewer } from './endpoint.ts'
import { type DeliveryFilter, type Page, selectAttempts, selectDeliveries, selectDelivery } from './store.ts'

/** A delivery with every attempt, oldest first. */
export async function getWebhookDelivery(
  ctx: Context,
  viewer: Viewer,
  id: string,
): Promise<{ readonly delivery: Delivery; readonly attempts: Attempt[] }> {
  return inTenant(ctx, viewer, async (tx) => {
    const delivery = await selectDelivery(tx, id, viewer)
    if (!delivery) throw new PublicError('DELIVERY_NOT_FOUND')
    return { delivery, attempts: await selectAttempts(tx, id) }
  })
}

/** Newest first. */
export async function listWebhookDeliveries(
  ctx: Context,
  viewer: Viewer,
  filter: DeliveryFilter,
  page: Page,
): Promise<Delivery[]> {
  return inTenant(ctx, viewer, (tx) => selectDeliveries(tx, viewer, filter, page))
}
