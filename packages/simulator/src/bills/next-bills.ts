import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '../kit/day.ts'

const BILL_HOUR = 10

/** Each morning at ten the bills of the day before can be had. */
export function nextBills(now: number): number {
  const today = startOfDay(dayOf(now)) + BILL_HOUR * HOUR_MS
  return today > now ? today : today + DAY_MS
}
