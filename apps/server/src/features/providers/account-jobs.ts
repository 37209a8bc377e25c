import type { Promised } from '../../queue/promise-job.ts'
import type { Account } from './account.ts'

// WeChat advises to fetch its certificates at least every 12 hours.
const refreshMs = 11 * 3_600_000
const shortestRefreshMs = 60_000
const followMs = 60_000

/** The account's next look for WeChat's newest certificates. */
export function refreshJob(accountId: string, now: Date): Promised {
  return refreshAt(accountId, now.getTime() + refreshMs)
}

/** The same look, now; but a flood of unknown serials makes one a minute and no more. */
export function refreshSoonJob({ id, keysAskedAt }: Account, now: Date): Promised {
  return refreshAt(id, Math.max(now.getTime(), (keysAskedAt?.getTime() ?? 0) + shortestRefreshMs))
}

function refreshAt(accountId: string, atMs: number): Promised {
  return {
    task: 'accounts.refresh_keys',
    key: `${accountId}/accounts.refresh_keys`,
    payload: { accountId },
    at: new Date(atMs),
  }
}

/** The next look at the simulator's clock, should its knock not have reached us. Its key does not follow the clock it watches. */
export function followJob(accountId: string, now: Date): Promised {
  return {
    task: 'accounts.follow_clock',
    key: `clock/${accountId}`,
    payload: { accountId },
    at: new Date(now.getTime() + followMs),
  }
}
