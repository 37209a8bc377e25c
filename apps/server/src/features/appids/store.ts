import type { Tx } from '../../storage/tenant.ts'
import type { Appid, BoundAppid } from './appid.ts'

export async function insertAppid(tx: Tx, appid: Appid): Promise<void> {
  await tx.db
    .insertInto('appids')
    .values({ ...appid, providerId: tx.providerId, createdAt: tx.now })
    .execute()
}

export async function insertBinding(
  tx: Tx,
  subMerchantId: string,
  appid: string,
  isDefault: boolean,
  reason: string,
): Promise<void> {
  await tx.db
    .insertInto('appidBindings')
    .values({ providerId: tx.providerId, subMerchantId, appid, isDefault, reason, boundAt: tx.now })
    .execute()
}

export async function clearDefault(tx: Tx, subMerchantId: string): Promise<void> {
  await tx.db
    .updateTable('appidBindings')
    .set({ isDefault: false })
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .execute()
}

export async function selectBoundAppids(tx: Tx, subMerchantId: string): Promise<BoundAppid[]> {
  return tx.db
    .selectFrom('appidBindings')
    .innerJoin('appids', (join) =>
      join
        .onRef('appids.providerId', '=', 'appidBindings.providerId')
        .onRef('appids.appid', '=', 'appidBindings.appid'),
    )
    .select(['appids.appid', 'appids.kind', 'appidBindings.isDefault'])
    .where('appidBindings.providerId', '=', tx.providerId)
    .where('appidBindings.subMerchantId', '=', subMerchantId)
    .orderBy('appidBindings.boundAt')
    .orderBy('appids.appid')
    .execute()
}
