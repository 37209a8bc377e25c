import type { Promised } from '../../queue/promise-job.ts'
import { type Applyment, doubtEndsAt, isEnd, isUnanswered, isUnderWay, mayMoveUnseen } from './applyment.ts'
import { nextWarningAt } from './expiry.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
// Between looks at what WeChat, or the super administrator, is working on: a day or two are usual. The last pause repeats.
const pausesMs = [5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs]
// Between looks at what waits for our correction, and may be corrected at WeChat by hand; after so long nobody comes back to it.
const unseenPausesMs = [6 * hourMs, 12 * hourMs, dayMs]
const unseenLookedForMs = 60 * dayMs
// Opening permissions takes about half an hour.
const signingPauseMs = 5 * minuteMs
// Between tries whose answer never came, or that WeChat asked to make slower.
const silencePausesMs = [5_000, 15_000, 30_000, minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs]
/** WeChat takes fifteen a second of an account; some are left for tries that are made again. */
const submissionsPerSecond = 10

type Ref = Pick<Applyment, 'accountId' | 'id'>

/** Every applyment that waits for somebody else has exactly one promise, under this key: to be looked after. */
export function followKey({ accountId, id }: Ref): string {
  return `${accountId}/applyments.follow/${id}`
}

/** The submission, behind those of the account that are waiting already. */
export function submission(applyment: Ref, ahead: number, now: Date): Promised {
  return look(applyment, now.getTime() + Math.floor(ahead / submissionsPerSecond) * 1_000)
}

/** A question to WeChat beside the looks: somebody wants to know now. */
export function question({ accountId, id }: Ref, now: Date): Promised {
  return {
    task: 'applyments.ask',
    key: `${accountId}/applyments.ask/${id}`,
    payload: { accountId, applymentId: id },
    at: now,
  }
}

/** Null where nobody but a person can go on, and nothing more is to be found out. */
export function nextLook(applyment: Applyment, now: Date): Promised | null {
  const { state, queries } = applyment
  if (isUnanswered(state)) return look(applyment, now.getTime())
  if (mayMoveUnseen(state)) return lookForUnseen(applyment, now)
  if (!isUnderWay(state)) return null
  const pauseMs = state === 'signing' ? signingPauseMs : pause(pausesMs, queries)
  const warningAt = nextWarningAt(applyment)?.getTime() ?? Number.POSITIVE_INFINITY
  return look(applyment, Math.min(now.getTime() + pauseMs, Math.max(warningAt, now.getTime() + minuteMs)))
}

export function lookAfterSilence(applyment: Applyment, now: Date): Promised {
  const count = applyment.attempts + applyment.queries - 1
  return look(applyment, now.getTime() + pause(silencePausesMs, count))
}

/** Papers take a while; whoever dies over them is followed by another. */
export function lookAfterPapers(applyment: Applyment, now: Date): Promised {
  const pauseMs = pause(silencePausesMs, applyment.attempts + applyment.queries - 1)
  return look(applyment, now.getTime() + Math.max(pauseMs, minuteMs))
}

/** When a refusal in doubt can be settled. */
export function lookAfterDoubt(applyment: Applyment): Promised {
  return look(applyment, doubtEndsAt(applyment).getTime())
}

/** What is personal is kept for some days more, for questions of WeChat's that come late, and not for ever. */
export function papersEnd({ accountId, id, state, stateSince }: Applyment, keepDays: number): Promised | null {
  if (!isEnd(state)) return null
  return {
    task: 'applyments.expire_papers',
    key: `${accountId}/applyments.expire_papers/${id}`,
    payload: { accountId, applymentId: id },
    at: new Date(stateSince.getTime() + keepDays * dayMs),
  }
}

function lookForUnseen(applyment: Applyment, now: Date): Promised | null {
  const { queries, stateSince } = applyment
  const at = now.getTime() + pause(unseenPausesMs, queries)
  return at - stateSince.getTime() > unseenLookedForMs ? null : look(applyment, at)
}

function look({ accountId, id }: Ref, atMs: number): Promised {
  const payload = { accountId, applymentId: id }
  return { task: 'applyments.follow', key: followKey({ accountId, id }), payload, at: new Date(atMs) }
}

function pause(pauses: readonly number[], count: number): number {
  return pauses[Math.min(Math.max(count, 0), pauses.length - 1)]!
}
