import type { Promised } from '../../queue/promise-job.ts'
import type { Change } from './change.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
// Between looks at a review, which takes hours to days. The last pause repeats.
const pausesMs = [5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs]
// Between looks where no answer came, or where WeChat asked to be slower.
const silencePausesMs = [5_000, 15_000, 30_000, minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs]

type Ref = Pick<Change, 'accountId' | 'id'>

/** Every change that is open has exactly one promise, under this key. */
export function followKey({ accountId, id }: Ref): string {
  return `${accountId}/settlement_changes.follow/${id}`
}

export function submission(change: Ref, now: Date): Promised {
  return look(change, now.getTime())
}

export function nextLook(change: Change, now: Date): Promised {
  return look(change, now.getTime() + pause(pausesMs, change.queries))
}

export function lookAfterSilence(change: Change, now: Date): Promised {
  return look(change, now.getTime() + pause(silencePausesMs, change.attempts + change.queries - 1))
}

function look({ accountId, id }: Ref, atMs: number): Promised {
  const payload = { accountId, changeId: id }
  return { task: 'settlement_changes.follow', key: followKey({ accountId, id }), payload, at: new Date(atMs) }
}

function pause(pauses: readonly number[], count: number): number {
  return pauses[Math.min(Math.max(count, 0), pauses.length - 1)]!
}
