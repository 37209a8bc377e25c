import type { Answer } from '../../outbound/answer.ts'
import type { Message } from './message.ts'

export type SendingState = 'waiting' | 'delivered' | 'failed'
export type Purpose = 'alert' | 'digest' | 'test'
export type SendingAttempt = Omit<Answer, 'status'> & { readonly status: number | null; readonly at: string }

/** One message on its way to one channel. */
export type Sending = {
  readonly id: string
  readonly channelId: string
  readonly purpose: Purpose
  readonly message: Message
  readonly state: SendingState
  readonly attempts: readonly SendingAttempt[]
  readonly nextAt: Date | null
  readonly createdAt: Date
}

const MINUTE_MS = 60_000

/** The pause after each failed attempt: what is older than two hours no longer wakes anybody. */
export const RETRY_AFTER_MS = [MINUTE_MS / 2, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS] as const

/** The sending after its next attempt. */
export function afterAttempt(sending: Sending, answer: Answer, now: Date): Sending {
  const attempts = [...sending.attempts, { ...answer, at: now.toISOString() }]
  if (answer.outcome === 'delivered') return { ...sending, attempts, state: 'delivered', nextAt: null }
  const pause = RETRY_AFTER_MS[attempts.length - 1]
  if (pause === undefined) return { ...sending, attempts, state: 'failed', nextAt: null }
  return { ...sending, attempts, nextAt: new Date(now.getTime() + pause) }
}
