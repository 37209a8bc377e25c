import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertAccount } from '../providers/get-account.ts'
import type { ViolationAddress } from './address.ts'
import { selectAddress } from './store.ts'

/** Null where nobody has asked for it yet. */
export async function getViolationAddress(
  ctx: Context,
  providerId: string,
  accountId: string,
): Promise<ViolationAddress | null> {
  return inTenant(ctx, { providerId }, async (tx) => {
    await assertAccount(tx, accountId, null)
    return getAddressIn(tx, accountId)
  })
}

/** Joins. */
export async function getAddressIn(tx: Tx, accountId: string): Promise<ViolationAddress | null> {
  return (await selectAddress(tx, accountId)) ?? null
}
