import type { Context } from '../../context.ts'
import { idAt } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { chooseEntries, type RequestEntry } from './request-entry.ts'
import { deleteRequestsBefore, insertRequests } from './store.ts'

/** So many a provider keeps of what came since the last time; a flood must not fill the disk. */
const MAX_AT_ONCE = 200
const KEPT_MS = 7 * 86_400_000
const MAX_FORGOTTEN_AT_ONCE = 2_000

/** Keeps what was asked of the API since the last time, and forgets what is older than a week. */
export async function addRequests(ctx: Context, providerId: string, entries: readonly RequestEntry[]): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    await insertRequests(tx, chooseEntries(entries, MAX_AT_ONCE))
    await deleteRequestsBefore(tx, idAt('request', tx.now.getTime() - KEPT_MS), MAX_FORGOTTEN_AT_ONCE)
  })
}
