import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runOnboarding } from './run-onboarding.ts'
import { replay } from './verdict.ts'

const merchants = 6
const seedRange = 1_000_000

test('M3, M4, Q36: merchants of every kind are onboarded, rejected, corrected, left to expire, and each is accounted for', async (t) => {
  const seed = Number(process.env.TEYUE_TEST_SEED ?? Date.now() % seedRange)
  t.diagnostic(`seed ${seed}; again with TEYUE_TEST_SEED=${seed}`)
  const { problems, text } = await runOnboarding({ seed, merchants, days: 1 })
  t.diagnostic(text)
  assert.deepEqual(problems, [], replay({ seed, merchants }))
})
