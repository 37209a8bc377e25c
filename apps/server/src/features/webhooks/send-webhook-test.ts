import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import type { Viewer } from './endpoint.ts'
import { type EventToPublish, firstAccountOf, selectEndpoint, selectEventToPublish } from './store.ts'

/** Lets an event happen that only this endpoint hears of, whatever it has asked for. */
export async function sendWebhookTest(ctx: Context, viewer: Viewer, endpointId: string): Promise<EventToPublish> {
  return inTenant(ctx, viewer, async (tenant) => {
    const endpoint = await selectEndpoint(tenant, endpointId, viewer)
    if (!endpoint) throw new PublicError('WEBHOOK_NOT_FOUND')
    const account = await firstAccountOf(tenant, viewer.mode)
    const tx = account ? onClockOf(tenant, account) : tenant
    // What belongs to no merchant, or no account yet, stands under the provider's own id.
    const id = await recordEvent(tx, {
      type: 'webhook.test',
      source: 'caller',
      subjectId: endpointId,
      accountId: account?.id ?? tx.providerId,
      merchantId: endpoint.merchantId ?? tx.providerId,
      facts: { webhook: endpointId },
    })
    return (await selectEventToPublish(tx, id))!
  })
}
