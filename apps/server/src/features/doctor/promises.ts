import type { Promised } from '../../queue/promise-job.ts'
import type { TestPayment } from './test-payment.ts'

// WeChat's notice tells the payment; this tells the refund.
const lookedAfterEveryMs = 3_000

export function followKey({ accountId, id }: TestPayment): string {
  return `${accountId}/doctor.follow/${id}`
}

/** The next look at a test that is not over. */
export function nextLook(test: TestPayment, now: Date): Promised {
  const payload = { accountId: test.accountId, testId: test.id }
  return { task: 'doctor.follow', key: followKey(test), payload, at: new Date(now.getTime() + lookedAfterEveryMs) }
}
