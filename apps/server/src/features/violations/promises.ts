import type { Promised } from '../../queue/promise-job.ts'
import { addressWatchAt } from '../providers/account-jobs.ts'
import type { ViolationAddress } from './address.ts'

// The first is behind the caller's own try; the last repeats until WeChat answers.
const pausesMs = [15_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000]

const dayMs = 86_400_000
const hourMs = 3_600_000

/** The account's next question, which address WeChat has. */
export function nextWatch(accountId: string, now: Date): Promised {
  return addressWatchAt(accountId, new Date(now.getTime() + dayMs))
}

/** The same, sooner: WeChat gave no answer. */
export function watchAgain(accountId: string, now: Date): Promised {
  return addressWatchAt(accountId, new Date(now.getTime() + hourMs))
}

export function registerKey(accountId: string): string {
  return `${accountId}/violations.register/${accountId}`
}

/** The next try of a registration that has no answer yet. */
export function nextTry(
  { accountId, attempts }: Pick<ViolationAddress, 'accountId' | 'attempts'>,
  now: Date,
): Promised {
  const pauseMs = pausesMs[Math.min(attempts - 1, pausesMs.length - 1)]!
  const at = new Date(now.getTime() + pauseMs)
  return { task: 'violations.register', key: registerKey(accountId), payload: { accountId }, at }
}
