import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from './endpoint.ts'
import { disableEndpoint, selectEndpoint } from './store.ts'

/** It hears nothing more, and what was on its way to it is given up. */
export async function removeWebhookEndpoint(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    if (!(await selectEndpoint(tx, id, viewer))) throw new PublicError('WEBHOOK_NOT_FOUND')
    await disableEndpoint(tx, id)
  })
}
