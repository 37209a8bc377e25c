import { sql } from 'kysely'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Merchant, MerchantChange, MerchantFilter, SubMerchant, SubMerchantChange } from './merchant.ts'
import type { MerchantState } from './merchant-state.ts'

const columns = [
  'id',
  'name',
  'subjectType',
  'subject',
  'state',
  'contactName',
  'contactPhone',
  'contactEmail',
  'notes',
  'reference',
  'agentId',
  'createdAt',
] as const
const lockLeaving = statement('select pg_advisory_xact_lock(leaving_lock($1, $2))')

const subColumns = [
  'subMerchants.id',
  'merchantId',
  'accountId',
  'subMchid',
  'feeRatePpm',
  'hasOwnAppid',
  'needsOpenid',
] as const

type Page = MerchantFilter & { before: string | null; limit: number; among: readonly string[] | null }

export async function insertMerchant(tx: Tx, merchant: Merchant): Promise<void> {
  await tx.db
    .insertInto('merchants')
    .values({ ...merchant, providerId: tx.providerId })
    .execute()
}

/** Whether the number was free under its account, also of those who come at the same moment. */
export async function insertSubMerchant(tx: Tx, subMerchant: SubMerchant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('subMerchants')
    .values({ ...subMerchant, providerId: tx.providerId, createdAt: tx.now })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId', 'subMchid']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Newest first; ids sort by time. */
export async function selectMerchants(tx: Tx, page: Page): Promise<Merchant[]> {
  const { before, limit, among, query: words, state, subjectType, agentId, onboarded } = page
  if (among?.length === 0) return []
  let query = ofProvider(tx).orderBy('id', 'desc').limit(limit)
  if (before) query = query.where('id', '<', before)
  if (among) query = query.where('id', 'in', among)
  if (state) query = query.where('state', '=', state)
  if (subjectType) query = query.where('subjectType', '=', subjectType)
  if (agentId) query = query.where('agentId', '=', agentId)
  if (words) query = query.where(fits(words))
  if (onboarded) query = query.where(hasNumber(onboarded.mode), '=', onboarded.is)
  return query.execute()
}

export async function selectMerchant(tx: Tx, id: string): Promise<Merchant | undefined> {
  return ofProvider(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectMerchantForUpdate(tx: Tx, id: string): Promise<Merchant | undefined> {
  return ofProvider(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Its state, which stays so to the end of the transaction: of many who look at once nobody waits for another. */
export async function selectStateForShare(tx: Tx, id: string): Promise<MerchantState | undefined> {
  const row = await tx.db
    .selectFrom('merchants')
    .select('state')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  return row?.state
}

/** Waits until every payment that is on its way in has been written, and makes those that come later wait for the commit. */
export async function lockPaymentsIn(tx: Tx, id: string): Promise<void> {
  await lockLeaving(tx.db, tx.providerId, id)
}

export async function updateMerchantRow(
  tx: Tx,
  id: string,
  change: Omit<MerchantChange, 'state'> & { readonly agentId?: string | null; readonly state?: MerchantState },
): Promise<void> {
  await tx.db
    .updateTable('merchants')
    .set(change)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** Only the numbers under accounts of this mode. */
export async function selectSubMerchants(tx: Tx, merchantIds: readonly string[], mode: Mode): Promise<SubMerchant[]> {
  if (merchantIds.length === 0) return []
  return ofMode(tx, mode).where('merchantId', 'in', merchantIds).orderBy('subMerchants.id').execute()
}

export async function selectSubMerchant(tx: Tx, id: string, mode: Mode): Promise<SubMerchant | undefined> {
  return ofMode(tx, mode).where('subMerchants.id', '=', id).executeTakeFirst()
}

export async function selectSubMerchantOfAnyMode(tx: Tx, id: string): Promise<SubMerchant | undefined> {
  return tx.db
    .selectFrom('subMerchants')
    .select(subColumns)
    .where('subMerchants.providerId', '=', tx.providerId)
    .where('subMerchants.id', '=', id)
    .executeTakeFirst()
}

export async function selectByNumber(tx: Tx, accountId: string, subMchid: string): Promise<SubMerchant | undefined> {
  return tx.db
    .selectFrom('subMerchants')
    .select(subColumns)
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('subMchid', '=', subMchid)
    .executeTakeFirst()
}

/** Whose the provider's own number is. */
export async function selectByReference(tx: Tx, reference: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('merchants')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row?.id
}

export async function updateSubMerchantRow(tx: Tx, id: string, change: SubMerchantChange): Promise<void> {
  await tx.db
    .updateTable('subMerchants')
    .set(change)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('merchants').select(columns).where('providerId', '=', tx.providerId)
}

function ofMode(tx: Tx, mode: Mode) {
  return tx.db
    .selectFrom('subMerchants')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.providerId', '=', 'subMerchants.providerId')
        .onRef('accounts.id', '=', 'subMerchants.accountId'),
    )
    .select(subColumns)
    .where('subMerchants.providerId', '=', tx.providerId)
    .where('accounts.mode', '=', mode)
}

/** Locks the merchant. */
export async function selectAgent(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('merchants')
    .select('agentId')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.agentId ?? null
}

function fits(words: string) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(name ilike ${part} or subject ilike ${part} or id = ${words} or reference = ${words} or exists (
    select from sub_merchants s where s.provider_id = merchants.provider_id and s.merchant_id = merchants.id
      and (s.sub_mchid = ${words} or s.id = ${words})))`
}

function hasNumber(mode: Mode) {
  return sql<boolean>`exists (select from sub_merchants s
    join accounts a on a.provider_id = s.provider_id and a.id = s.account_id and a.mode = ${mode}
    where s.provider_id = merchants.provider_id and s.merchant_id = merchants.id)`
}
