import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Account, NewAccount } from './account.ts'
import { firstAddressWatch, firstCounting, firstReconciliation, followJob, refreshJob } from './account-jobs.ts'
import { sealAccountKeys } from './sealed-keys.ts'
import { insertAccount, insertPlatformKeys, selectAccountByNumberForUpdate } from './store.ts'

/**
 * Connects one of the provider's WeChat numbers. Its keys are sealed before they reach the database. What a person connects is
 * in the audit, without its secrets.
 */
export async function addAccount(
  ctx: Context,
  providerId: string,
  request: NewAccount,
  actor: Actor | null = null,
): Promise<Account> {
  const { mode, spMchid, baseUrl, serial } = request
  const account: Account = {
    providerId,
    id: newId('account'),
    mode,
    spMchid,
    baseUrl,
    serial,
    clockOffsetMs: 0,
    version: 1,
    keysAskedAt: null,
  }
  await inTenant(ctx, { providerId }, async (tx) => {
    if (await selectAccountByNumberForUpdate(tx, request))
      throw new PublicError('ACCOUNT_CONNECTED', { field: 'sp_mchid', sp_mchid: spMchid })
    await insertAccount(tx, account, sealAccountKeys(ctx.vault, account.id, request))
    await insertPlatformKeys(tx, account.id, request.platformKeys)
    promiseJob(tx, refreshJob(account.id, tx.now))
    promiseJob(tx, firstReconciliation(account.id, tx.now))
    promiseJob(tx, firstCounting(providerId, tx.now))
    promiseJob(tx, firstAddressWatch(account.id, tx.now))
    if (mode === 'test') promiseJob(tx, followJob(account.id, tx.now))
    const after = { mode, sp_mchid: spMchid, serial, has_api_v2: request.apiV2Key != null }
    if (actor) recordDeed(tx, actor, { act: 'account.connected', subjectId: account.id, after })
  })
  return account
}
