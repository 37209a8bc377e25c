import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { selectAdministrators } from './store.ts'

export async function countAdministrators(ctx: Context, providerId: string): Promise<number> {
  return inTenant(ctx, { providerId }, async (tx) => (await selectAdministrators(tx)).length)
}
