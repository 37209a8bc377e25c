import type { Promised } from '../../queue/promise-job.ts'
import type { GoldPlanChange } from './gold-plan-change.ts'

// The first is behind the caller's own try; the last repeats until WeChat answers.
const pausesMs = [15_000, 15_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000]

type Ref = Pick<GoldPlanChange, 'accountId' | 'id' | 'attempts'>

export function followKey({ accountId, id }: Pick<Ref, 'accountId' | 'id'>): string {
  return `${accountId}/gold_plans.follow/${id}`
}

/** The next try of a change that has no answer yet. */
export function nextTry(change: Ref, now: Date): Promised {
  const pauseMs = pausesMs[Math.min(change.attempts - 1, pausesMs.length - 1)]!
  const payload = { accountId: change.accountId, changeId: change.id }
  return { task: 'gold_plans.follow', key: followKey(change), payload, at: new Date(now.getTime() + pauseMs) }
}
