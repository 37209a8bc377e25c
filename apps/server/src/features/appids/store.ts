import { sql } from 'kysely'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Binding, KeptAppid } from './appid.ts'

const columns = ['id', 'appid', 'kind', 'name', 'subject', 'accountId', 'merchantId', 'createdAt'] as const

export type AppidPage = {
  readonly accountId: string | null
  readonly merchantId: string | null
  /** The mode of the accounts; null for both. */
  readonly mode: Mode | null
  /** Only those of these merchants; null for all, the provider's own too. */
  readonly among: readonly string[] | null
  readonly before: string | null
  readonly limit: number
}

export type FoundBinding = Binding & { readonly subMerchantId: string }

export async function insertAppid(tx: Tx, appid: KeptAppid): Promise<void> {
  await tx.db
    .insertInto('appids')
    .values({ ...appid, providerId: tx.providerId })
    .execute()
}

export async function isAppidKnown(tx: Tx, appid: string): Promise<boolean> {
  return (await ofProvider(tx).where('appid', '=', appid).executeTakeFirst()) !== undefined
}

export async function selectAppid(tx: Tx, id: string): Promise<KeptAppid | undefined> {
  return ofProvider(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectKnownAppids(tx: Tx, appids: readonly string[]): Promise<KeptAppid[]> {
  return ofProvider(tx).where('appid', 'in', appids).execute()
}

/** Newest first. */
export async function selectAppids(tx: Tx, page: AppidPage): Promise<KeptAppid[]> {
  const { accountId, merchantId, mode, among, before, limit } = page
  if (among?.length === 0) return []
  let query = ofProvider(tx)
  if (mode) query = query.where(isOfMode(mode))
  if (accountId) query = query.where('accountId', '=', accountId)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (among) query = query.where('merchantId', 'in', among)
  if (before) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** The provider's own under one account, oldest first. */
export async function selectOwnAppids(tx: Tx, accountId: string): Promise<KeptAppid[]> {
  return ofProvider(tx).where('accountId', '=', accountId).orderBy('createdAt').orderBy('appid').execute()
}

export async function selectAppidNamed(tx: Tx, appid: string): Promise<KeptAppid | undefined> {
  return ofProvider(tx).where('appid', '=', appid).executeTakeFirst()
}

/** The numbers that an appid is bound to. */
export async function selectBindingsOf(tx: Tx, appid: string): Promise<FoundBinding[]> {
  return bindings(tx).where('appidBindings.appid', '=', appid).orderBy('appidBindings.boundAt').execute()
}

export async function insertBinding(
  tx: Tx,
  binding: Pick<Binding, 'id' | 'appid' | 'isDefault' | 'reason' | 'letter' | 'isBound'> & {
    readonly subMerchantId: string
  },
): Promise<void> {
  await tx.db
    .insertInto('appidBindings')
    .values({ ...binding, providerId: tx.providerId, boundAt: tx.now })
    .execute()
}

export async function markBound(tx: Tx, subMerchantId: string, appid: string): Promise<void> {
  await tx.db
    .updateTable('appidBindings')
    .set({ isBound: true })
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .where('appid', '=', appid)
    .execute()
}

export async function deleteBinding(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('appidBindings').where('providerId', '=', tx.providerId).where('id', '=', id).execute()
}

export async function clearDefault(tx: Tx, subMerchantId: string): Promise<void> {
  await tx.db
    .updateTable('appidBindings')
    .set({ isDefault: false })
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .execute()
}

export async function selectBindings(tx: Tx, subMerchantId: string): Promise<FoundBinding[]> {
  return bindings(tx)
    .where('appidBindings.subMerchantId', '=', subMerchantId)
    .orderBy('appidBindings.boundAt')
    .orderBy('appids.appid')
    .execute()
}

export async function selectBinding(tx: Tx, id: string): Promise<FoundBinding | undefined> {
  return bindings(tx).where('appidBindings.id', '=', id).executeTakeFirst()
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('appids').select(columns).where('providerId', '=', tx.providerId)
}

/** A merchant's is of both modes. */
function isOfMode(mode: Mode) {
  return sql<boolean>`(merchant_id is not null or exists (select from accounts a
    where a.provider_id = appids.provider_id and a.id = appids.account_id and a.mode = ${mode}))`
}

function bindings(tx: Tx) {
  return tx.db
    .selectFrom('appidBindings')
    .innerJoin('appids', (join) =>
      join
        .onRef('appids.providerId', '=', 'appidBindings.providerId')
        .onRef('appids.appid', '=', 'appidBindings.appid'),
    )
    .select([
      'appidBindings.id',
      'appidBindings.subMerchantId',
      'appids.appid',
      'appids.kind',
      'appidBindings.isDefault',
      'appidBindings.reason',
      'appidBindings.letter',
      'appidBindings.isBound',
      'appidBindings.boundAt',
    ])
    .where('appidBindings.providerId', '=', tx.providerId)
}
