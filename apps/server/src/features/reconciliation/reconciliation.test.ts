import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayOf, startOf } from '../../kit/day.ts'
import { billReadyAt, lastReadyDay, nextDay, nextLookAt, nextWorkAt } from './reconciliation.ts'

// 10:15 in Shanghai on the 24th.
const ready = new Date('2026-11-24T02:15:00Z')
const before = new Date(ready.getTime() - 1)

test('Q42: a day’s bill is asked for after ten the next morning, in Shanghai', () => {
  assert.deepEqual(billReadyAt('2026-11-23'), ready)
  assert.equal(lastReadyDay(ready), '2026-11-23')
  assert.equal(lastReadyDay(before), '2026-11-22')
})

test('Q42: each day is compared once, in order, from the one on which the account was connected', () => {
  const connected = new Date('2026-11-20T12:00:00Z')
  assert.equal(nextDay(null, connected, ready), '2026-11-20')
  assert.equal(nextDay('2026-11-20', connected, ready), '2026-11-21')
  assert.equal(nextDay('2026-11-22', connected, ready), '2026-11-23')
  assert.equal(nextDay('2026-11-22', connected, before), null, 'its bill is not there yet')
  assert.equal(nextDay('2026-11-23', connected, ready), null)
  assert.equal(nextDay(null, ready, ready), null, 'the first bill comes tomorrow')
})

test('bills older than three months are gone at WeChat, and are not asked for', () => {
  assert.equal(nextDay(null, new Date('2025-01-01T00:00:00Z'), ready), addDays('2026-11-23', -89))
  assert.equal(nextDay('2025-01-01', ready, ready), addDays('2026-11-23', -89))
})

test('at any moment the last ready day’s bill is there and the next one’s is not', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (now) => {
      const last = lastReadyDay(now)
      assert(billReadyAt(last) <= now && now < billReadyAt(addDays(last, 1)))
      assert(last < dayOf(now))
    }),
  )
})

test('a day that differs is looked at less and less often, and seven times at most', () => {
  const looks = Array.from({ length: 7 }, (_, index) => nextLookAt(index + 1, ready)!.getTime())
  assert.deepEqual(looks, looks.toSorted())
  assert.equal(nextLookAt(8, ready), null)
})

test('the account is looked at when there is something to do: at once, at the next retry, or with the next bill', () => {
  const retry = new Date(ready.getTime() + 60_000)
  assert.equal(nextWorkAt(true, retry, ready), ready)
  assert.equal(nextWorkAt(false, retry, ready), retry)
  assert.deepEqual(nextWorkAt(false, null, ready), billReadyAt('2026-11-24'))
  assert.deepEqual(nextWorkAt(false, startOf('2026-12-24'), ready), billReadyAt('2026-11-24'))
})
