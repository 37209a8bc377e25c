import assert from 'node:assert/strict'
import { test } from 'node:test'

type Span = { days: number; hours: number; minutes: number }
type Moment = { fullTime(at: Date): string; shortTime(at: Date, now: Date): string; spanOf(ms: number): Span }
const { fullTime, shortTime, spanOf } = (await import(new URL('moment.js', import.meta.url).href)) as Moment

const at = new Date(2026, 10, 3, 9, 5, 7)

test('a time is written in the viewer’s zone, with the year first', () => {
  assert.equal(fullTime(at), '2026-11-03 09:05:07')
})

test('a list shows only what the day does not say already', () => {
  assert.equal(shortTime(at, new Date(2026, 10, 3, 23, 0)), '09:05')
  assert.equal(shortTime(at, new Date(2026, 10, 4, 0, 0)), '11-03 09:05')
  assert.equal(shortTime(at, new Date(2027, 0, 1)), '2026-11-03 09:05')
})

test('the clock’s lead is told in days, hours and whole minutes', () => {
  assert.deepEqual(spanOf(((25 * 60 + 3) * 60 + 59) * 1000), { days: 1, hours: 1, minutes: 3 })
  assert.deepEqual(spanOf(59_999), { days: 0, hours: 0, minutes: 0 })
})
