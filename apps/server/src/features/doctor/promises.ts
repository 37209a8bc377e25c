import type { Promised } from '../../queue/promise-job.ts'
import { testKey, testLook } from '../payments/promises.ts'
import type { TestPayment } from './test-payment.ts'

// A payment that is paid brings the look forward itself. Between the others: half as long again as the test is old.
const shortestPauseMs = 3_000
const longestPauseMs = 6 * 3_600_000

export function followKey({ accountId, id }: TestPayment): string {
  return testKey(accountId, id)
}

/** The next look at a test that is not over. */
export function nextLook({ accountId, id, createdAt }: TestPayment, now: Date): Promised {
  const pauseMs = Math.min(Math.max((now.getTime() - createdAt.getTime()) / 2, shortestPauseMs), longestPauseMs)
  return testLook(accountId, id, new Date(now.getTime() + Math.round(pauseMs)))
}
