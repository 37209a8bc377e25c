import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTally } from './tally.ts'

test('what was used up comes back with the next window, for each name by itself', () => {
  const tally = createTally({ max: 2, windowMs: 1000, maxNames: 10 })
  tally.add('a', 0)
  assert.equal(tally.waitMs('a', 0), 0)
  tally.add('a', 400)
  assert.equal(tally.waitMs('a', 400), 600)
  assert.equal(tally.waitMs('b', 400), 0)
  assert.equal(tally.waitMs('a', 1000), 0)
  tally.add('a', 1000)
  assert.equal(tally.waitMs('a', 1001), 0)
})

test('what proved good is taken back', () => {
  const tally = createTally({ max: 1, windowMs: 1000, maxNames: 2 })
  tally.add('a', 0)
  tally.takeBack('a')
  tally.takeBack('never counted')
  assert.equal(tally.waitMs('a', 0), 0)
})

test('names beyond the bound push out the one counted first', () => {
  const tally = createTally({ max: 1, windowMs: 1000, maxNames: 2 })
  for (const name of ['a', 'b', 'c']) tally.add(name, 0)
  assert.deepEqual(
    ['a', 'b', 'c'].map((name) => tally.waitMs(name, 0) > 0),
    [false, true, true],
  )
})
