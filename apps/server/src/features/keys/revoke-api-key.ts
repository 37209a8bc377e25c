import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'

import { updateRevoked } from './store.ts'

/** From the commit on the key opens nothing. Revoking twice is the same as once. */
export async function revokeApiKey(ctx: Context, providerId: string, key: { id: string; mode: Mode }): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (!(await updateRevoked(tx, key.id, key.mode))) throw new PublicError('API_KEY_NOT_FOUND')
  })
}
