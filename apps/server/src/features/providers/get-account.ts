import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { isId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Account, FoundAccount, Mode } from './account.ts'
import { hasV2Secrets, selectAccount, selectAccountsInFull, selectAllAccounts, selectFoundAccount } from './store.ts'
import type { Viewer } from './viewer.ts'

/** The account with this id, whoever's it is: a notice's address carries nothing else. */
export async function findAccount(ctx: Context, accountId: string): Promise<FoundAccount | undefined> {
  // Anybody may ask, and the database takes no text with a zero in it.
  return isId('account', accountId) ? selectFoundAccount(ctx.db, accountId) : undefined
}

export async function getAccount(ctx: Context, providerId: string, accountId: string): Promise<Account> {
  return inTenant(ctx, { providerId }, (tx) => readAccount(tx, accountId))
}

/** The account that the viewer names. @throws PublicError ACCOUNT_NOT_FOUND, also for one of the other mode. */
export async function getAccountOf(ctx: Context, { providerId, mode }: Viewer, accountId: string): Promise<Account> {
  return inTenant(ctx, { providerId }, async (tx) => {
    await assertAccount(tx, accountId, mode)
    return readAccount(tx, accountId)
  })
}

/** Joins: the account, which is known to be there. */
export async function readAccount(tx: Tx, accountId: string): Promise<Account> {
  const account = await selectAccount(tx, accountId)
  assert(account, `no account ${accountId}`)
  return account
}

/** Joins: refuses an account that the provider does not have, or not in this mode. */
export async function assertAccount(tx: Tx, id: string, mode: Mode | null): Promise<void> {
  const account = await selectAccount(tx, id)
  if (!account || (mode && account.mode !== mode)) throw new PublicError('ACCOUNT_NOT_FOUND', { field: 'account' })
}

/** Joins: the account of this mode where the provider has one only, else null. */
export async function findOnlyAccount(tx: Tx, mode: Mode): Promise<string | null> {
  const accounts = await selectAccountsInFull(tx, { mode, before: null, limit: 2 })
  return accounts.length === 1 ? accounts[0]!.id : null
}

/** Joins: whether the provider has real merchants, so that what is tried out must change nothing for them. */
export async function hasLiveAccount(tx: Tx): Promise<boolean> {
  return (await selectAccountsInFull(tx, { mode: 'live', before: null, limit: 1 })).length > 0
}

/** Joins: whether the account can be asked by APIv2 with its certificate, as development settings are. */
export async function hasV2Keys(tx: Tx, id: string): Promise<boolean> {
  return hasV2Secrets(tx, id)
}

/** All accounts of the installation, by number only: for `teyue doctor`. */
export async function listAllAccounts(ctx: Context): Promise<Pick<Account, 'providerId' | 'id' | 'mode'>[]> {
  return selectAllAccounts(ctx.db)
}
