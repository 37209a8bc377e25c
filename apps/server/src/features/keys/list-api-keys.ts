import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { ApiKey, KeyScope } from './api-key.ts'
import { selectApiKeys } from './store.ts'

export type KeyPage = KeyScope & { readonly limit: number; readonly cursor?: string }

/** Newest first, the revoked ones too, and one more than asked for when there are more. */
export async function listApiKeys(
  ctx: Context,
  providerId: string,
  { mode, merchantId, limit, cursor }: KeyPage,
): Promise<ApiKey[]> {
  const page = { limit: limit + 1, ...(cursor ? { cursor } : {}) }
  return inTenant(ctx, { providerId }, (tx) => selectApiKeys(tx, { mode, merchantId }, page))
}
