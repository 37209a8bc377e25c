import type { Tx } from '../../storage/tenant.ts'
import type { SetPermission } from './permission.ts'

export async function upsertPermission(
  tx: Tx,
  subMerchantId: string,
  { name, state, note }: Omit<SetPermission, 'changedAt'>,
): Promise<void> {
  const changes = { state, note, changedAt: tx.now }
  await tx.db
    .insertInto('permissions')
    .values({ providerId: tx.providerId, subMerchantId, name, ...changes })
    .onConflict((conflict) => conflict.columns(['providerId', 'subMerchantId', 'name']).doUpdateSet(changes))
    .execute()
}

export async function selectPermissions(tx: Tx, subMerchantId: string): Promise<SetPermission[]> {
  return tx.db
    .selectFrom('permissions')
    .select(['name', 'state', 'note', 'changedAt'])
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .orderBy('name')
    .execute()
}
