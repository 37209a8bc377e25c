import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { PermissionName, PermissionState, Permissions } from './permission.ts'
import { selectPermissions, upsertPermission } from './store.ts'

/** Records where a permission stands at WeChat. */
export async function setPermission(
  ctx: Context,
  providerId: string,
  subMerchantId: string,
  name: PermissionName,
  state: PermissionState,
): Promise<void> {
  await inTenant(ctx, { providerId }, (tx) => upsertPermission(tx, subMerchantId, name, state))
}

/** Joins: what a sub-merchant has been granted. */
export async function getPermissions(tx: Tx, subMerchantId: string): Promise<Permissions> {
  return selectPermissions(tx, subMerchantId)
}
