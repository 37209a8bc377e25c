import type { Promised } from '../../queue/promise-job.ts'
import { doubtEndsAt, type Setting } from './setting.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
// Between tries whose answer never came: half as long again as it has been waited for.
const shortestPauseMs = 5_000
const longestPauseMs = 60 * minuteMs

/** Every setting under way has exactly one promise, under this key: to be looked after. */
export function followKey({ accountId, id }: Pick<Setting, 'accountId' | 'id'>): string {
  return `${accountId}/development.follow/${id}`
}

export function sending(setting: Setting, now: Date): Promised {
  return follow(setting, now.getTime())
}

export function followAfterSilence(setting: Setting, now: Date): Promised {
  const waitedMs = now.getTime() - setting.createdAt.getTime()
  const pauseMs = Math.min(Math.max(waitedMs / 2, shortestPauseMs), longestPauseMs)
  return follow(setting, now.getTime() + Math.round(pauseMs))
}

/** When a refusal in doubt can be settled. */
export function followAfterDoubt(setting: Setting): Promised {
  return follow(setting, doubtEndsAt(setting).getTime())
}

/** The next comparison of a number with what WeChat has. */
export function nextLook({ accountId, id }: { readonly accountId: string; readonly id: string }, now: Date): Promised {
  return {
    task: 'development.look',
    key: `${accountId}/development.look/${id}`,
    payload: { accountId, subMerchantId: id },
    at: new Date(now.getTime() + dayMs),
  }
}

function follow({ accountId, id }: Setting, atMs: number): Promised {
  const payload = { accountId, settingId: id }
  return { task: 'development.follow', key: followKey({ accountId, id }), payload, at: new Date(atMs) }
}
