import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { KeyScope } from './api-key.ts'
import { updateRevoked, updateRevokedOf } from './store.ts'

/** From the commit on the key opens nothing. Revoking twice is the same as once. */
export async function revokeApiKey(
  ctx: Context,
  providerId: string,
  {
    id,
    mode,
    merchantId = null,
  }: Omit<KeyScope, 'merchantId'> & { readonly id: string; readonly merchantId?: string | null },
): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (!(await updateRevoked(tx, id, { mode, merchantId }))) throw new PublicError('API_KEY_NOT_FOUND')
  })
}

/** Joins: all of a merchant's, of both modes. Answers how many opened something until now. */
export async function revokeKeysOf(tx: Tx, merchantId: string): Promise<number> {
  return updateRevokedOf(tx, merchantId)
}
