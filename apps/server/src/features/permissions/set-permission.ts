import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import {
  type PermissionChange,
  type PermissionName,
  type PermissionState,
  type PermissionStep,
  type Permissions,
  permissionsOf,
  type SetPermission,
} from './permission.ts'
import { type StepPage, selectPermissions, selectSteps, writePermission } from './store.ts'

const unsaid = { saidBy: 'person', wechat: null, attachments: [], personId: null } as const

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
export async function setPermissionIn(tx: Tx, subMerchantId: string, change: PermissionChange): Promise<void> {
  const step = { ...unsaid, ...change, id: newId('permissionChange'), changedAt: tx.now }
  await writePermission(tx, subMerchantId, step)
}

/** Joins: what a sub-merchant has been granted. */
export async function getPermissions(tx: Tx, subMerchantId: string): Promise<Permissions> {
  return permissionsOf(await selectPermissions(tx, subMerchantId))
}

/** Joins: what somebody has set for a sub-merchant, and what was said of it. */
export async function getSetPermissions(tx: Tx, subMerchantId: string): Promise<SetPermission[]> {
  return selectPermissions(tx, subMerchantId)
}

/** Joins: how the permissions of a sub-merchant came to stand as they do, newest first. */
export async function getPermissionSteps(tx: Tx, subMerchantId: string, page: StepPage): Promise<PermissionStep[]> {
  return selectSteps(tx, subMerchantId, page)
}
