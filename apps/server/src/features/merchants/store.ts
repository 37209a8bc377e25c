import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Merchant, SubMerchant } from './merchant.ts'

export async function insertMerchant(tx: Tx, merchant: Merchant): Promise<void> {
  await tx.db
    .insertInto('merchants')
    .values({ ...merchant, providerId: tx.providerId })
    .execute()
}

export async function insertSubMerchant(tx: Tx, subMerchant: SubMerchant): Promise<void> {
  await tx.db
    .insertInto('subMerchants')
    .values({ ...subMerchant, providerId: tx.providerId, createdAt: tx.now })
    .execute()
}

/** Newest first; ids sort by time. */
export async function selectMerchants(
  tx: Tx,
  { before, limit, among }: { before: string | null; limit: number; among: readonly string[] | null },
): Promise<Merchant[]> {
  if (among?.length === 0) return []
  let query = ofProvider(tx).orderBy('id', 'desc').limit(limit)
  if (before) query = query.where('id', '<', before)
  if (among) query = query.where('id', 'in', among)
  return query.execute()
}

export async function selectMerchant(tx: Tx, id: string): Promise<Merchant | undefined> {
  return ofProvider(tx).where('id', '=', id).executeTakeFirst()
}

/** Only the numbers under accounts of this mode. */
export async function selectSubMerchants(tx: Tx, merchantIds: readonly string[], mode: Mode): Promise<SubMerchant[]> {
  if (merchantIds.length === 0) return []
  return tx.db
    .selectFrom('subMerchants')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.providerId', '=', 'subMerchants.providerId')
        .onRef('accounts.id', '=', 'subMerchants.accountId'),
    )
    .select(['subMerchants.id', 'merchantId', 'accountId', 'subMchid', 'feeRatePpm'])
    .where('subMerchants.providerId', '=', tx.providerId)
    .where('merchantId', 'in', merchantIds)
    .where('accounts.mode', '=', mode)
    .orderBy('subMerchants.id')
    .execute()
}

export async function updateAgent(tx: Tx, id: string, agentId: string | null): Promise<void> {
  await tx.db
    .updateTable('merchants')
    .set({ agentId })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

function ofProvider(tx: Tx) {
  return tx.db
    .selectFrom('merchants')
    .select(['id', 'name', 'subjectType', 'subject', 'createdAt'])
    .where('providerId', '=', tx.providerId)
}
