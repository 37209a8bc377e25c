import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type Target, targetContext } from './channel.ts'
import type { Message } from './message.ts'
import { selectWaiting } from './store.ts'

/** What is to be told and where; undefined when nothing is due any more. */
export async function openSending(
  ctx: Context,
  providerId: string,
  sendingId: string,
): Promise<{ readonly message: Message; readonly target: Target } | undefined> {
  const found = await inTenant(ctx, { providerId }, (tx) => selectWaiting(tx, sendingId))
  if (!found) return undefined
  const plain = ctx.vault.open(found.targetSealed, targetContext(found.channelId))
  return { message: found.message, target: JSON.parse(plain.toString('utf8')) as Target }
}
