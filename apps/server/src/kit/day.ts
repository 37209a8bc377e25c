import assert from 'node:assert/strict'

// WeChat's days are Shanghai's, whatever the zone of the machine or the viewer. Shanghai has had no summer time since 1991.
const offsetMs = 8 * 3_600_000
const dayMs = 86_400_000
const form = /^\d{4}-\d\d-\d\d$/

/** A day in Shanghai, `2026-11-23`. Days sort as text. */
export type Day = string

export function dayOf(moment: Date): Day {
  return new Date(moment.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The moment at which the day begins. */
export function startOf(day: Day): Date {
  assert(form.test(day), `${day} is no day`)
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs)
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(startOf(day).getTime() + days * dayMs))
}
