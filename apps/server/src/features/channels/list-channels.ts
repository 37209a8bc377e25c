import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Channel } from './channel.ts'
import type { Sending } from './sending.ts'
import { selectChannels, selectSendings } from './store.ts'

/** Newest first; there are never many. */
export async function listChannels(ctx: Context, providerId: string): Promise<Channel[]> {
  return inTenant(ctx, { providerId }, selectChannels)
}

/** Joins: all that are told of alerts. */
export async function getChannels(tx: Tx): Promise<Channel[]> {
  return selectChannels(tx)
}

/** Newest first. */
export async function listSendings(
  ctx: Context,
  providerId: string,
  filter: { readonly channelId: string | null; readonly before: string | null; readonly limit: number },
): Promise<Sending[]> {
  return inTenant(ctx, { providerId }, (tx) => selectSendings(tx, filter))
}
