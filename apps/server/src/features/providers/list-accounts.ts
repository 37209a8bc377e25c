import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { AccountInFull, Mode } from './account.ts'
import { selectAccountsInFull } from './store.ts'

/** Newest first; with a mode, only those of it. */
export async function listAccounts(
  ctx: Context,
  providerId: string,
  page: { readonly mode: Mode | null; readonly before: string | null; readonly limit: number },
): Promise<AccountInFull[]> {
  return inTenant(ctx, { providerId }, (tx) => selectAccountsInFull(tx, page))
}

/** @throws PublicError ACCOUNT_NOT_FOUND, also for one that is there and is another's or of another mode. */
export async function getAccountInFull(
  ctx: Context,
  providerId: string,
  { id, mode }: { readonly id: string; readonly mode: Mode | null },
): Promise<AccountInFull> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const [account] = await selectAccountsInFull(tx, { id, mode, before: null, limit: 1 })
    if (!account) throw new PublicError('ACCOUNT_NOT_FOUND', { account: id })
    return account
  })
}

/** Joins: an account that is known to be there, with what may be shown of its keys. */
export async function readAccountInFull(tx: Tx, id: string): Promise<AccountInFull> {
  const [account] = await selectAccountsInFull(tx, { id, mode: null, before: null, limit: 1 })
  assert(account, `no account ${id}`)
  return account
}
