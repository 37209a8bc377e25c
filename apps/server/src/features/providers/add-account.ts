import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Account, NewAccount } from './account.ts'
import { firstReconciliation, followJob, refreshJob } from './account-jobs.ts'
import { sealAccountKeys } from './sealed-keys.ts'
import { insertAccount, insertPlatformKeys } from './store.ts'

/** Connects one of the provider's WeChat numbers. Its keys are sealed before they reach the database. */
export async function addAccount(ctx: Context, providerId: string, request: NewAccount): Promise<Account> {
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
    await insertAccount(tx, account, sealAccountKeys(ctx.vault, account.id, request))
    await insertPlatformKeys(tx, account.id, request.platformKeys)
    promiseJob(tx, refreshJob(account.id, tx.now))
    promiseJob(tx, firstReconciliation(account.id, tx.now))
    if (mode === 'test') promiseJob(tx, followJob(account.id, tx.now))
  })
  return account
}
