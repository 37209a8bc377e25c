import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Provider } from './provider.ts'
import { type ProviderRow, selectProvider, updateProviderName } from './store.ts'

/** Gives the provider another name. */
export async function updateProvider(
  ctx: Context,
  providerId: string,
  actor: Actor,
  { name }: Pick<Provider, 'name'>,
): Promise<ProviderRow> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const before = await selectProvider(tx)
    await updateProviderName(tx, name)
    const deed = { act: 'provider.changed', subjectId: providerId, before: { name: before.name }, after: { name } }
    recordDeed(tx, actor, deed)
    return { ...before, name }
  })
}
