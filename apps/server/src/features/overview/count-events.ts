import type { Context } from '../../context.ts'
import { idAt } from '../../kit/ids.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import { countingAt } from '../providers/account-jobs.ts'
import { daysBefore } from './figures.ts'
import { countEvents, forgetTallies, takeMark } from './store.ts'

const EVENTS_AT_ONCE = 20_000
// An event has its id before its transaction is committed, which no limit lets take longer than this.
const LATE_MS = 120_000
const EVERY_MS = 60_000
const QUARTERS_KEPT_DAYS = 3

/**
 * Adds what has happened to the tallies of the home page, and promises to do so again in a minute. What has just happened is
 * left to the reader, who counts it from the events.
 */
export async function countNewEvents(ctx: Context, providerId: string): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    promiseJob(tx, countingAt(providerId, new Date(tx.now.getTime() + EVERY_MS)))
    forgetTallies(tx, daysBefore(tx.now, QUARTERS_KEPT_DAYS))
  })
  while ((await countSome(ctx, providerId)) === EVENTS_AT_ONCE);
}

async function countSome(ctx: Context, providerId: string): Promise<number> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const before = idAt('event', tx.now.getTime() - LATE_MS)
    return countEvents(tx, await takeMark(tx), before, EVENTS_AT_ONCE)
  })
}
