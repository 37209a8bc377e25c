import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Account, PlatformKey } from './account.ts'
import { refreshJob, refreshSoonJob } from './account-jobs.ts'
import { deleteExpiredPlatformKeys, insertPlatformKeys, updateKeysAsked } from './store.ts'

/** Joins: asks for WeChat's keys soon, because something came that none of ours verifies; at most once a minute. */
export async function askForKeys(tx: Tx, account: Account): Promise<void> {
  promiseJob(tx, refreshSoonJob(account, tx.now))
}

/** Notes that WeChat is about to be asked, also should it not answer: what asks soon then waits its minute. */
export async function startKeyRefresh(ctx: Context, providerId: string, accountId: string): Promise<void> {
  await inTenant(ctx, { providerId, accountId }, (tx) => updateKeysAsked(tx, accountId, false))
}

/** Keeps the certificates that WeChat has now. The old ones stay until they expire, because both sign during the switch. */
export async function storePlatformKeys(
  ctx: Context,
  providerId: string,
  accountId: string,
  keys: readonly PlatformKey[],
): Promise<void> {
  await inTenant(ctx, { providerId, accountId }, async (tx) => {
    const news = await insertPlatformKeys(tx, accountId, keys)
    await updateKeysAsked(tx, accountId, news)
    await deleteExpiredPlatformKeys(tx, accountId)
    promiseJob(tx, refreshJob(accountId, tx.now))
  })
}
