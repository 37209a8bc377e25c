import type { Context } from '../../context.ts'
import { posterFor } from '../../outbound/poster.ts'
import { openDelivery } from './open-delivery.ts'
import { type DeliveryScope, recordAttempt } from './record-attempt.ts'

/** The next attempt of a delivery, from its opening to its record. */
export async function deliverWebhook(ctx: Context, scope: DeliveryScope, deliveryId: string): Promise<void> {
  const sending = await openDelivery(ctx, scope, deliveryId)
  if (!sending) return
  const answer = await posterFor(ctx, ctx.webhookNetworks)(sending.url, sending.headers, sending.body)
  await recordAttempt(ctx, scope, deliveryId, answer)
}
