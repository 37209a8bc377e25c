import { sql } from 'kysely'
import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Account, AccountInFull, AccountSecrets, FoundAccount, Mode, PlatformKey } from './account.ts'
import type { Provider, Setup } from './provider.ts'

const columns = [
  'providerId',
  'id',
  'mode',
  'spMchid',
  'baseUrl',
  'serial',
  'clockOffsetMs',
  'version',
  'keysAskedAt',
] as const

export type ProviderRow = Provider & { readonly createdAt: Date }

const setup = statement<Setup>(`
  select
    (select count(*)::int from accounts where provider_id = $1 and mode = 'test') as test_accounts,
    (select count(*)::int from accounts where provider_id = $1 and mode = 'live') as live_accounts,
    (select count(*)::int from merchants where provider_id = $1) as merchants,
    (select count(*)::int from appids where provider_id = $1 and account_id is not null) as appids`)

const find = statement<FoundAccount>('select provider_id, id, mode, version, clock_offset_ms from find_account($1)')

export async function insertProvider(tx: Tx, name: string): Promise<void> {
  await tx.db.insertInto('providers').values({ providerId: tx.providerId, name, createdAt: tx.now }).execute()
}

export async function selectProvider(tx: Tx): Promise<ProviderRow> {
  return tx.db
    .selectFrom('providers')
    .select(['providerId as id', 'name', 'createdAt'])
    .where('providerId', '=', tx.providerId)
    .executeTakeFirstOrThrow()
}

export async function updateProviderName(tx: Tx, name: string): Promise<void> {
  await tx.db.updateTable('providers').set({ name }).where('providerId', '=', tx.providerId).execute()
}

/** Counts what the provider has. It reads other features' tables and never writes or locks them. */
export async function selectSetup(tx: Tx): Promise<Setup> {
  const [counted] = await setup(tx.db, tx.providerId)
  return counted!
}

/** Newest first, with all that may be shown. It counts other features' rows and never writes or locks them. */
export async function selectAccountsInFull(
  tx: Tx,
  page: { id?: string; mode: Mode | null; before: string | null; limit: number },
): Promise<AccountInFull[]> {
  let query = tx.db
    .selectFrom('accounts')
    .select([...columns, 'certificatePem', 'createdAt'])
    .select((e) => [
      e('apiV2KeySealed', 'is not', null).$castTo<boolean>().as('hasApiV2Key'),
      e
        .selectFrom('subMerchants')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('subMerchants.providerId', '=', 'accounts.providerId')
        .whereRef('subMerchants.accountId', '=', 'accounts.id')
        .as('subMerchantCount'),
    ])
    .where('providerId', '=', tx.providerId)
  if (page.id) query = query.where('id', '=', page.id)
  if (page.mode) query = query.where('mode', '=', page.mode)
  if (page.before) query = query.where('id', '<', page.before)
  const accounts = await query.orderBy('id', 'desc').limit(page.limit).execute()
  const keys = await selectKeysOf(
    tx,
    accounts.map(({ id }) => id),
  )
  return accounts.map(({ subMerchantCount, ...account }) => ({
    ...account,
    subMerchantCount: Number(subMerchantCount),
    platformKeys: keys.filter(({ accountId }) => accountId === account.id),
  }))
}

async function selectKeysOf(tx: Tx, accountIds: readonly string[]) {
  if (accountIds.length === 0) return []
  return tx.db
    .selectFrom('platformKeys')
    .select(['accountId', 'serial', 'kind', 'expiresAt', 'addedAt'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', 'in', accountIds)
    .orderBy('addedAt', 'desc')
    .orderBy('serial')
    .execute()
}

export async function insertAccount(tx: Tx, account: Account, secrets: AccountSecrets): Promise<void> {
  await tx.db
    .insertInto('accounts')
    .values({ ...account, ...secrets, createdAt: tx.now })
    .execute()
}

export async function selectAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return ofAccount(tx, id).executeTakeFirst()
}

/** The provider's account with this number at WeChat, held until the transaction ends. */
export async function selectAccountByNumberForUpdate(
  tx: Tx,
  { mode, spMchid }: Pick<Account, 'mode' | 'spMchid'>,
): Promise<Account | undefined> {
  return tx.db
    .selectFrom('accounts')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', mode)
    .where('spMchid', '=', spMchid)
    .forUpdate()
    .executeTakeFirst()
}

/** Puts other keys in the place of the account's; every process opens them anew, because the version is another. What is not given stays. */
export async function updateAccountKeys(tx: Tx, account: Account, secrets: AccountSecrets): Promise<void> {
  const { serial, baseUrl, version } = account
  const given = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== null))
  await tx.db
    .updateTable('accounts')
    .set({ serial, baseUrl, version, ...given })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', account.id)
    .execute()
}

export async function selectAccountForUpdate(tx: Tx, id: string): Promise<Account | undefined> {
  return ofAccount(tx, id).forUpdate().executeTakeFirst()
}

export async function updateClockOffset(tx: Tx, id: string, clockOffsetMs: number): Promise<void> {
  await tx.db
    .updateTable('accounts')
    .set({ clockOffsetMs })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function selectPlatformKeys(tx: Tx, accountId: string): Promise<PlatformKey[]> {
  return tx.db
    .selectFrom('platformKeys')
    .select(['serial', 'kind', 'pem', 'expiresAt'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .execute()
}

/** Adds keys that were not there and says whether any was new. */
export async function insertPlatformKeys(tx: Tx, accountId: string, keys: readonly PlatformKey[]): Promise<boolean> {
  if (keys.length === 0) return false
  const rows = keys.map((key) => ({ ...key, providerId: tx.providerId, accountId, addedAt: tx.now }))
  const added = await tx.db
    .insertInto('platformKeys')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('serial')
    .execute()
  return added.length > 0
}

export async function deleteExpiredPlatformKeys(tx: Tx, accountId: string): Promise<void> {
  await tx.db
    .deleteFrom('platformKeys')
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('expiresAt', '<', tx.now)
    .execute()
}

/** Notes that WeChat was asked for its keys; new ones count as a new version. */
export async function updateKeysAsked(tx: Tx, accountId: string, news: boolean): Promise<void> {
  await tx.db
    .updateTable('accounts')
    .set((e) => ({ keysAskedAt: tx.now, version: e('version', '+', news ? 1 : 0) }))
    .where('providerId', '=', tx.providerId)
    .where('id', '=', accountId)
    .execute()
}

/** Asked before the tenant is known, so it goes through a function that answers only this. */
export async function selectFoundAccount(db: Db, accountId: string): Promise<FoundAccount | undefined> {
  const [found] = await find(db, accountId)
  return found
}

export async function selectAllAccounts(db: Db): Promise<Pick<Account, 'providerId' | 'id' | 'mode'>[]> {
  const { rows } = await sql<Pick<Account, 'providerId' | 'id' | 'mode'>>`select * from list_accounts()`.execute(db)
  return rows
}

function ofAccount(tx: Tx, id: string) {
  return tx.db.selectFrom('accounts').select(columns).where('providerId', '=', tx.providerId).where('id', '=', id)
}

/** Whether the account has what APIv2 asks for where money or settings are moved: its key, and the certificate file. */
export async function hasV2Secrets(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('accounts')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .where('apiV2KeySealed', 'is not', null)
    .where('certificatePem', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
