import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { assertWebhookUrl } from '../../outbound/address.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type Channel, hintOf, type Target, targetContext } from './channel.ts'
import { countChannels, insertChannel } from './store.ts'

const MAX_CHANNELS = 20

export type ChannelOrder = Pick<Channel, 'name' | 'language' | 'minSeverity' | 'afterMinutes' | 'perHour'> & {
  readonly target: Target
}

/** From now on it is told of alerts, first of those that stand already. */
export async function makeChannel(
  ctx: Context,
  providerId: string,
  actor: Actor,
  order: ChannelOrder,
): Promise<Channel> {
  const { target, ...rest } = order
  if (target.kind !== 'email') assertWebhookUrl(target.url, ctx.webhookNetworks)
  const id = newId('alertChannel')
  const sealed = ctx.vault.seal(JSON.stringify(target), targetContext(id))
  return inTenant(ctx, { providerId }, async (tx) => {
    await takeTurn(tx, 'alert channels')
    if ((await countChannels(tx)) >= MAX_CHANNELS) throw new PublicError('TOO_MANY_CHANNELS', { limit: MAX_CHANNELS })
    const channel: Channel = { ...rest, id, kind: target.kind, hint: hintOf(target), createdAt: tx.now }
    await insertChannel(tx, channel, sealed)
    const { kind, name, hint } = channel
    recordDeed(tx, actor, { act: 'alerts.manage', subjectId: id, after: { kind, name, hint } })
    return channel
  })
}
