import type { Promised } from '../../queue/promise-job.ts'
import { nextWarningAt } from '../applyments/expiry.ts'
import { type Confirmation, doubtEndsAt, isEnd, isFollowed, isUnanswered } from './confirmation.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
// Between looks at what WeChat or a person is working on. The last pause repeats.
const pausesMs = [5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs]
// The contact authorizes the number when it likes.
const numberPausesMs = [minuteMs, 30 * minuteMs, 2 * hourMs, 12 * hourMs, dayMs]
// Between tries whose answer never came, or that WeChat asked to make slower.
const silencePausesMs = [5_000, 15_000, 30_000, minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs]

type Ref = Pick<Confirmation, 'accountId' | 'id'>

/** Every confirmation that waits for somebody else has exactly one promise, under this key. */
export function followKey({ accountId, id }: Ref): string {
  return `${accountId}/subject_confirmations.follow/${id}`
}

/** At once: it is to be submitted, cancelled, or somebody wants to know. */
export function lookNow(confirmation: Ref, now: Date): Promised {
  return look(confirmation, now.getTime())
}

/** Null where nobody but a person can go on. */
export function nextLook(confirmation: Confirmation, now: Date): Promised | null {
  const { state, queries, cancelWanted } = confirmation
  if (!isFollowed(confirmation, now)) return null
  if (isUnanswered(state) || cancelWanted) return lookNow(confirmation, now)
  const pauseMs = pause(state === 'passed' ? numberPausesMs : pausesMs, queries)
  const warningAt = nextWarningAt(confirmation)?.getTime() ?? Number.POSITIVE_INFINITY
  return look(confirmation, Math.min(now.getTime() + pauseMs, Math.max(warningAt, now.getTime() + minuteMs)))
}

export function lookAfterSilence(confirmation: Confirmation, now: Date): Promised {
  const count = confirmation.attempts + confirmation.queries - 1
  return look(confirmation, now.getTime() + pause(silencePausesMs, count))
}

/** Papers take a while; whoever dies over them is followed by another. */
export function lookAfterPapers(confirmation: Confirmation, now: Date): Promised {
  const pauseMs = pause(silencePausesMs, confirmation.attempts + confirmation.queries - 1)
  return look(confirmation, now.getTime() + Math.max(pauseMs, minuteMs))
}

/** When a refusal in doubt can be settled. */
export function lookAfterDoubt(confirmation: Confirmation): Promised {
  return look(confirmation, doubtEndsAt(confirmation).getTime())
}

/** What is personal is not kept for ever. */
export function papersEnd({ accountId, id, state, stateSince }: Confirmation, keepDays: number): Promised | null {
  if (!isEnd(state)) return null
  return {
    task: 'subject_confirmations.expire_papers',
    key: `${accountId}/subject_confirmations.expire_papers/${id}`,
    payload: { accountId, confirmationId: id },
    at: new Date(stateSince.getTime() + keepDays * dayMs),
  }
}

function look({ accountId, id }: Ref, atMs: number): Promised {
  const payload = { accountId, confirmationId: id }
  return { task: 'subject_confirmations.follow', key: followKey({ accountId, id }), payload, at: new Date(atMs) }
}

function pause(pauses: readonly number[], count: number): number {
  return pauses[Math.min(Math.max(count, 0), pauses.length - 1)]!
}
