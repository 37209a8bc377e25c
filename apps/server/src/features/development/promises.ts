import type { Promised } from '../../queue/promise-job.ts'
import { doubtEndsAt, type Setting } from './setting.ts'

const minuteMs = 60_000
const tenMinutesMs = 10 * minuteMs
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

type Number = { readonly accountId: string; readonly id: string }

/** The next comparison of a number with what WeChat has. */
export function nextLook(number: Number, now: Date): Promised {
  return look(number, now.getTime() + dayMs)
}

/** After WeChat took something it is compared sooner, when that has had time to take effect there. */
export function lookAfterSetting({ accountId, subMerchantId: id }: Setting, now: Date): Promised {
  return look({ accountId, id }, now.getTime() + tenMinutesMs)
}

function look({ accountId, id }: Number, atMs: number): Promised {
  const payload = { accountId, subMerchantId: id }
  return { task: 'development.look', key: `${accountId}/development.look/${id}`, payload, at: new Date(atMs) }
}

function follow({ accountId, id }: Setting, atMs: number): Promised {
  const payload = { accountId, settingId: id }
  return { task: 'development.follow', key: followKey({ accountId, id }), payload, at: new Date(atMs) }
}
