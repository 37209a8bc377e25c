import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { newSecret, secretContext, type Viewer } from './endpoint.ts'
import type { RegisteredEndpoint } from './register-webhook-endpoint.ts'
import { selectEndpoint, updateSecret } from './store.ts'

const HOUR_MS = 3_600_000

/** A new secret, told this once. The old one signs beside it for so long, and a receiver changes over meanwhile. */
export async function renewWebhookSecret(
  ctx: Context,
  viewer: Viewer,
  id: string,
  overlapHours: number,
): Promise<RegisteredEndpoint> {
  const secret = newSecret()
  const sealed = ctx.vault.seal(secret, secretContext(id))
  return inTenant(ctx, viewer, async (tx) => {
    if (!(await selectEndpoint(tx, id, viewer))) throw new PublicError('WEBHOOK_NOT_FOUND')
    await updateSecret(tx, id, sealed, new Date(tx.now.getTime() + overlapHours * HOUR_MS))
    return { endpoint: (await selectEndpoint(tx, id, viewer))!, secret }
  })
}
