import type { Tx } from '../../storage/tenant.ts'
import type { PermissionName, PermissionState, Permissions } from './permission.ts'

export async function upsertPermission(
  tx: Tx,
  subMerchantId: string,
  name: PermissionName,
  state: PermissionState,
): Promise<void> {
  await tx.db
    .insertInto('permissions')
    .values({ providerId: tx.providerId, subMerchantId, name, state, changedAt: tx.now })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'subMerchantId', 'name']).doUpdateSet({ state, changedAt: tx.now }),
    )
    .execute()
}

export async function selectPermissions(tx: Tx, subMerchantId: string): Promise<Permissions> {
  const rows = await tx.db
    .selectFrom('permissions')
    .select(['name', 'state'])
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .execute()
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}
