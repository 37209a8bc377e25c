import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomeOf } from '../../outbound/answer.ts'
import { decideNext, RETRY_AFTER_MS } from './delivery.ts'

const now = new Date('2026-11-23T12:00:00Z')
const HOUR_MS = 3_600_000

test('a failed attempt is followed by another, later each time, over about a day', () => {
  const pauses = RETRY_AFTER_MS.map(
    (_, index) => decideNext('waiting', index + 1, 'refused', now).nextAt!.getTime() - now.getTime(),
  )
  assert.deepEqual(pauses, [...RETRY_AFTER_MS])
  assert.deepEqual(pauses.slice(0, 3), [5_000, 30_000, 120_000])
  const total = pauses.reduce((sum, pause) => sum + pause, 0)
  assert(total > 23 * HOUR_MS && total < 25 * HOUR_MS, `${total / HOUR_MS} h`)
})

test('after the last attempt it has failed', () => {
  assert.deepEqual(decideNext('waiting', RETRY_AFTER_MS.length + 1, 'timed_out', now), {
    state: 'failed',
    nextAt: null,
  })
})

test('a 2xx delivers, whatever was thought before', () => {
  for (const state of ['waiting', 'delivered', 'failed'] as const) {
    assert.deepEqual(decideNext(state, 1, 'delivered', now), { state: 'delivered', nextAt: null })
  }
})

test('a failure changes nothing once it is delivered or given up', () => {
  for (const state of ['delivered', 'failed'] as const) {
    assert.deepEqual(decideNext(state, 1, 'refused', now), { state, nextAt: null })
  }
})

test('the status tells the outcome', () => {
  const outcomes = [200, 204, 299, 300, 302, 308, 400, 404, 410, 500, 503].map(outcomeOf)
  const [taken, moved, refused] = ['delivered', 'redirected', 'refused'] as const
  assert.deepEqual(outcomes, [taken, taken, taken, moved, moved, moved, refused, refused, refused, refused, refused])
})
