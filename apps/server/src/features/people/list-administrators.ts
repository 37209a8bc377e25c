import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { selectAdministrators } from './store.ts'

export async function countAdministrators(ctx: Context, providerId: string): Promise<number> {
  return inTenant(ctx, { providerId }, (tx) => countAdministratorsIn(tx))
}

/** Joins. */
export async function countAdministratorsIn(tx: Tx): Promise<number> {
  return (await selectAdministrators(tx)).length
}
