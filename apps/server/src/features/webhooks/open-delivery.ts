import type { Context } from '../../context.ts'
import { inTenant, type Scope } from '../../storage/tenant.ts'
import { secretContext } from './endpoint.ts'
import { type Message, signedMessage } from './message.ts'
import { selectSending } from './store.ts'

/** Where the next attempt goes and what it says; undefined when none is due any more. */
export async function openDelivery(
  ctx: Context,
  scope: Scope,
  deliveryId: string,
): Promise<({ readonly url: string } & Message) | undefined> {
  const sending = await inTenant(ctx, scope, (tx) => selectSending(tx, deliveryId))
  if (!sending) return undefined
  const { endpointId, secretSealed, oldSecretSealed, oldSecretUntil, url, mode, ...event } = sending
  const now = ctx.now()
  const sealed =
    oldSecretSealed && oldSecretUntil && oldSecretUntil > now ? [secretSealed, oldSecretSealed] : [secretSealed]
  const secrets = sealed.map((one) => ctx.vault.open(one, secretContext(endpointId)).toString('utf8'))
  return { url, ...signedMessage(event, mode, secrets, now) }
}
