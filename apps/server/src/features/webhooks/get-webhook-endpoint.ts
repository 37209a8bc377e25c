import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Viewer, WebhookEndpoint } from './endpoint.ts'
import { endpointHears, type Page, selectEndpoint, selectEndpoints } from './store.ts'

export async function getWebhookEndpoint(ctx: Context, viewer: Viewer, id: string): Promise<WebhookEndpoint> {
  const endpoint = await inTenant(ctx, viewer, (tx) => selectEndpoint(tx, id, viewer))
  if (!endpoint) throw new PublicError('WEBHOOK_NOT_FOUND')
  return endpoint
}

/** Newest first. */
export async function listWebhookEndpoints(ctx: Context, viewer: Viewer, page: Page): Promise<WebhookEndpoint[]> {
  return inTenant(ctx, viewer, (tx) => selectEndpoints(tx, viewer, page))
}

/** A payment may name an endpoint that hears of its merchant, and no other. */
export async function assertWebhookOf(tx: Tx, id: string, merchantId: string, mode: Mode): Promise<void> {
  if (!(await endpointHears(tx, id, merchantId, mode))) throw new PublicError('WEBHOOK_NOT_FOUND', { field: 'webhook' })
}
