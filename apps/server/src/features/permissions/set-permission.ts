import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import {
  type PermissionName,
  type PermissionState,
  type Permissions,
  permissionsOf,
  type SetPermission,
} from './permission.ts'
import { selectPermissions, upsertPermission } from './store.ts'

/** Records where a permission stands at WeChat. */
export async function setPermission(
  ctx: Context,
  providerId: string,
  subMerchantId: string,
  name: PermissionName,
  state: PermissionState,
): Promise<void> {
  await inTenant(ctx, { providerId }, (tx) => setPermissionIn(tx, subMerchantId, { name, state, note: '' }))
}

/** Joins: the same within a larger deed, with what was said of it. */
export async function setPermissionIn(
  tx: Tx,
  subMerchantId: string,
  change: Omit<SetPermission, 'changedAt'>,
): Promise<void> {
  await upsertPermission(tx, subMerchantId, change)
}

/** Joins: what a sub-merchant has been granted. */
export async function getPermissions(tx: Tx, subMerchantId: string): Promise<Permissions> {
  return permissionsOf(await selectPermissions(tx, subMerchantId))
}

/** Joins: what somebody has set for a sub-merchant, and what was said of it. */
export async function getSetPermissions(tx: Tx, subMerchantId: string): Promise<SetPermission[]> {
  return selectPermissions(tx, subMerchantId)
}
