import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { KnownAccount } from './account.ts'
import type { Change } from './change.ts'

const accountColumns = [
  ...(['subMerchantId', 'accountId', 'merchantId', 'accountType', 'accountBank', 'bankName', 'bankBranchId'] as const),
  ...(['accountNumber', 'verifyResult', 'verifyFailReason', 'askedAt', 'changedAt'] as const),
] as const

const askSince = statement<{ readonly count: number }>(`
  select count(*)::int as count from settlement_changes
  where provider_id = $1 and sub_merchant_id = $2 and created_at >= $3 and state <> 'refused'`)

export async function insertChange(tx: Tx, change: Change): Promise<void> {
  await insertRow(tx.db, 'settlementChanges', change as never)
}

export async function selectChange(tx: Tx, id: string): Promise<Change | undefined> {
  return (await changes(tx).where('id', '=', id).executeTakeFirst()) as Change | undefined
}

export async function selectChangeForUpdate(tx: Tx, id: string): Promise<Change | undefined> {
  return (await changes(tx).where('id', '=', id).forUpdate().executeTakeFirst()) as Change | undefined
}

/** Newest first. */
export async function selectChanges(
  tx: Tx,
  subMerchantId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<Change[]> {
  let query = changes(tx).where('subMerchantId', '=', subMerchantId)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()) as Change[]
}

/** Those that WeChat may have counted. */
export async function countChangesSince(tx: Tx, subMerchantId: string, since: Date): Promise<number> {
  return (await askSince(tx.db, tx.providerId, subMerchantId, since))[0]!.count
}

/** Writes what changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateChange(tx: Tx, before: Change, after: Change): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Change])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const columns: Partial<Tables['settlementChanges']> = Object.fromEntries(changed)
  tx.write(updateRow(tx.db, 'settlementChanges', columns, { providerId, id, state }))
}

export async function selectAccountOf(tx: Tx, subMerchantId: string): Promise<KnownAccount | undefined> {
  const row = await tx.db
    .selectFrom('settlementAccounts')
    .select(accountColumns)
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .executeTakeFirst()
  return row as KnownAccount | undefined
}

export async function upsertAccount(tx: Tx, account: KnownAccount): Promise<void> {
  const { subMerchantId: _, ...changes } = account
  await tx.db
    .insertInto('settlementAccounts')
    .values({ ...account, providerId: tx.providerId })
    .onConflict((conflict) => conflict.columns(['providerId', 'subMerchantId']).doUpdateSet(changes))
    .execute()
}

function changes(tx: Tx) {
  return tx.db.selectFrom('settlementChanges').selectAll().where('providerId', '=', tx.providerId)
}
