import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDelays } from './delays.ts'

const limits = { free: 2, firstMs: 1000, longestMs: 8000, maxNames: 2 }

test('after the free failures each further one doubles the wait, up to the longest', () => {
  const delays = createDelays(limits)
  const waits = Array.from({ length: 7 }, () => {
    delays.failed('a', 0)
    return delays.waitMs('a', 0)
  })
  assert.deepEqual(waits, [0, 0, 1000, 2000, 4000, 8000, 8000])
  assert.equal(delays.waitMs('a', 5000), 3000)
  assert.equal(delays.waitMs('b', 0), 0)
})

test('a success, or time enough, begins anew', () => {
  const delays = createDelays(limits)
  for (let n = 0; n < 4; n++) delays.failed('a', 0)
  delays.succeeded('a')
  assert.equal(delays.waitMs('a', 0), 0)
  for (let n = 0; n < 4; n++) delays.failed('b', 0)
  delays.failed('b', 20_000)
  assert.equal(delays.waitMs('b', 20_000), 0)
})

test('what is taken back leaves the failures before it', () => {
  const delays = createDelays(limits)
  for (let n = 0; n < 3; n++) delays.failed('a', 0)
  delays.failed('a', 0)
  delays.takeBack('a')
  assert.equal(delays.waitMs('a', 0), 1000)
  delays.failed('b', 0)
  delays.takeBack('b')
  assert.equal(delays.waitMs('b', 0), 0)
})

test('names beyond the bound push out the one that failed first', () => {
  const delays = createDelays({ ...limits, free: 0 })
  for (const name of ['a', 'b', 'c']) delays.failed(name, 0)
  assert.deepEqual(
    ['a', 'b', 'c'].map((name) => delays.waitMs(name, 0)),
    [0, 1000, 1000],
  )
})
