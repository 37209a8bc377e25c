import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Setup } from './provider.ts'
import { type ProviderRow, selectProvider, selectSetup } from './store.ts'

export async function getProvider(ctx: Context, providerId: string): Promise<ProviderRow> {
  return inTenant(ctx, { providerId }, selectProvider)
}

/** How far this provider has come. */
export async function getSetup(
  ctx: Context,
  providerId: string,
): Promise<{ readonly provider: ProviderRow; readonly setup: Setup }> {
  return inTenant(ctx, { providerId }, async (tx) => ({
    provider: await selectProvider(tx),
    setup: await selectSetup(tx),
  }))
}

/** Joins: what the provider is called. */
export async function getProviderName(tx: Tx): Promise<string> {
  return (await selectProvider(tx)).name
}
