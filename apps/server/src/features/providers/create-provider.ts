import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Provider } from './provider.ts'
import { insertProvider } from './store.ts'

/** Opens a tenant. */
export async function createProvider(ctx: Context, name: string): Promise<Provider> {
  const id = newId('provider')
  await inTenant(ctx, { providerId: id }, (tx) => insertProvider(tx, name))
  return { id, name }
}
