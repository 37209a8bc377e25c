import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleMoment, exampleRefund } from '../../testing/examples.ts'
import { firstLook, followKey, lookAfterDoubt, lookAfterSilence, nextLook } from './promises.ts'
import type { RefundState } from './refund.ts'

const unfinished: readonly RefundState[] = ['requested', 'unknown', 'processing', 'abnormal']
const now = exampleMoment

test('every unfinished refund is looked after under one key of its account, and what is final is not', () => {
  for (const state of unfinished) {
    const refund = exampleRefund({ state })
    for (const promised of [firstLook(refund, now), nextLook(refund, now)!, lookAfterSilence(refund, now)]) {
      assert(promised.at! > now)
      assert.equal(promised.key, followKey(refund))
      assert(promised.key.startsWith(`${refund.accountId}/`))
      assert.deepEqual(promised.payload, { accountId: refund.accountId, refundId: refund.id })
    }
  }
  for (const state of ['succeeded', 'closed', 'refused'] as const) {
    assert.equal(nextLook(exampleRefund({ state }), now), null)
  }
})

test('the pauses grow and end at half a day between looks, and at an hour after silence', () => {
  const counts = Array.from({ length: 20 }, (_, queries) => exampleRefund({ queries }))
  const looked = counts.map((refund) => nextLook(refund, now)!.at!.getTime() - now.getTime())
  const silent = counts.map((refund) => lookAfterSilence(refund, now).at!.getTime() - now.getTime())
  for (const pauses of [looked, silent]) {
    assert.deepEqual(
      pauses,
      pauses.toSorted((a, b) => a - b),
    )
  }
  assert.deepEqual([looked.at(0), looked.at(-1), silent.at(0), silent.at(-1)], [15_000, 43_200_000, 5_000, 3_600_000])
})

test('a refusal in doubt is looked at when the doubt ends, six minutes after the last try', () => {
  assert.equal(lookAfterDoubt(exampleRefund()).at!.getTime() - now.getTime(), 360_000)
})
