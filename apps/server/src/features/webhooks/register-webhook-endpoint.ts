import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { assertWebhookUrl } from '../../outbound/address.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertNotLeft } from '../merchants/get-merchant.ts'
import { newSecret, secretContext, type Viewer, type WebhookEndpoint } from './endpoint.ts'
import { insertEndpoint } from './store.ts'

export type EndpointOrder = Viewer & { readonly url: string; readonly eventTypes: readonly string[] }

/** The endpoint and its secret, which is told this once. */
export type RegisteredEndpoint = { readonly endpoint: WebhookEndpoint; readonly secret: string }

export async function registerWebhookEndpoint(ctx: Context, order: EndpointOrder): Promise<RegisteredEndpoint> {
  const { providerId, merchantId, mode, url, eventTypes } = order
  assertWebhookUrl(url, ctx.webhookNetworks)
  const id = newId('webhookEndpoint')
  const secret = newSecret()
  const sealed = ctx.vault.seal(secret, secretContext(id))
  return inTenant(ctx, { providerId }, async (tx) => {
    if (merchantId) await assertNotLeft(tx, merchantId)
    const endpoint = { id, merchantId, mode, url, eventTypes, createdAt: tx.now, oldSecretUntil: null }
    await insertEndpoint(tx, endpoint, sealed)
    return { endpoint, secret }
  })
}
