import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '../kit/day.ts'
import type { Stage } from './stage.ts'

/** Turns the clock to the next time that it is this hour in Shanghai, so many days further. Returns the day then. */
export async function goTo(stage: Stage, hour: number, days = 0): Promise<string> {
  const now = await virtualNow(stage)
  const today = startOfDay(dayOf(now)) + hour * HOUR_MS
  const target = (today > now ? today : today + DAY_MS) + days * DAY_MS
  await stage.advance(target - now)
  return dayOf(target)
}

export async function virtualNow(stage: Stage): Promise<number> {
  const { now } = await stage.control<{ now: string }>('GET', '/clock')
  return Date.parse(now)
}
