import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runStorm } from './run-storm.ts'
import { replay } from './verdict.ts'

const orders = 40
const seedRange = 1_000_000

test('after a storm of faults and kills our books equal WeChat’s, fen by fen', async (t) => {
  const seed = Number(process.env.TEYUE_TEST_SEED ?? Date.now() % seedRange)
  t.diagnostic(`seed ${seed}; again with TEYUE_TEST_SEED=${seed}`)
  const { problems, text } = await runStorm({ seed, orders })
  t.diagnostic(text)
  assert.deepEqual(problems, [], replay(seed, orders))
})
