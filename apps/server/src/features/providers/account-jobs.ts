import type { Promised } from '../../queue/promise-job.ts'
import type { Account } from './account.ts'

// WeChat advises to fetch its certificates at least every 12 hours.
const refreshMs = 11 * 3_600_000
const shortestRefreshMs = 60_000
const followMs = 60_000
// No bill is there on the first day; when the first comes is found out by then.
const firstReconciliationMs = 3_600_000

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

/** The account's first look for a bill to compare. */
export function firstReconciliation(accountId: string, now: Date): Promised {
  return reconcileAt(accountId, new Date(now.getTime() + firstReconciliationMs))
}

/** The account's first question, where WeChat tells of violations; its clock is known by then. */
export function firstAddressWatch(accountId: string, now: Date): Promised {
  return addressWatchAt(accountId, new Date(now.getTime() + followMs))
}

/** The account's next such question. */
export function addressWatchAt(accountId: string, at: Date): Promised {
  return { task: 'violations.watch', key: `${accountId}/violations.watch`, payload: { accountId }, at }
}

/** The first counting, once there is an account by which anything can happen. */
export function firstCounting(providerId: string, now: Date): Promised {
  return countingAt(providerId, new Date(now.getTime() + followMs))
}

/** The next counting of what happened at a provider. It is of no account, and follows no account's clock. */
export function countingAt(providerId: string, at: Date): Promised {
  return { task: 'overview.count', key: `overview.count/${providerId}`, payload: {}, at }
}

/** The account's next comparison of a bill with its books. */
export function reconcileAt(accountId: string, at: Date): Promised {
  return {
    task: 'reconciliation.compare',
    key: `${accountId}/reconciliation.compare`,
    payload: { accountId },
    at,
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
