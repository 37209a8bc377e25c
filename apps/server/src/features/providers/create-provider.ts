import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { alertWatch } from './alert-watch.ts'
import type { Provider } from './provider.ts'
import { insertProvider } from './store.ts'

/** Opens a tenant. */
export async function createProvider(ctx: Context, name: string): Promise<Provider> {
  const id = newId('provider')
  await inTenant(ctx, { providerId: id }, async (tx) => {
    await insertProvider(tx, name)
    promiseJob(tx, alertWatch(id, tx.now))
  })
  return { id, name }
}
