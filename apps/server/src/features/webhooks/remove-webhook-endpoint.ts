import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from './endpoint.ts'
import { disableEndpoint, disableIdleEndpoints, selectEndpoint, selectLeftListener } from './store.ts'

/** It hears nothing more, and what was on its way to it is given up. */
export async function removeWebhookEndpoint(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    if (!(await selectEndpoint(tx, id, viewer))) throw new PublicError('WEBHOOK_NOT_FOUND')
    await disableEndpoint(tx, id)
  })
}

/**
 * Joins: the merchant has left. Its endpoints are switched off, each once nothing is on its way to it any more: it hears that the
 * merchant has left, and no delivery is given up before its last try, about a day later.
 */
export async function retireEndpointsOf(tx: Tx, merchantId: string): Promise<void> {
  await disableIdleEndpoints(tx, merchantId)
}

/** Joins: the same after a delivery has ended, where that was the last that such an endpoint waited for. */
export async function retireAfter(tx: Tx, deliveryId: string): Promise<void> {
  const merchantId = await selectLeftListener(tx, deliveryId)
  if (merchantId) await disableIdleEndpoints(tx, merchantId)
}
