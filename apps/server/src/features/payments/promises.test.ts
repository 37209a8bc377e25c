import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Promised } from '../../queue/promise-job.ts'
import { after, exampleMoment, examplePayment } from '../../testing/examples.ts'
import type { PaymentState } from './payment.ts'
import { firstLook, followKey, lookAfterSilence, nextLook } from './promises.ts'

const unfinished: readonly PaymentState[] = ['requested', 'unknown', 'open', 'closing']
const final: readonly PaymentState[] = ['paid', 'closed', 'refused']
const now = exampleMoment
const hourMs = 3_600_000

test('Q44: every look at an unfinished payment is ahead, and none passes its expiry while that is ahead', () => {
  for (const aheadMs of [1, 1000, 14_000, 60_000, 599_999, hourMs, 7 * 24 * hourMs]) {
    for (const count of [0, 1, 2, 5, 10, 100]) {
      for (const promised of looks(after(now, aheadMs), count)) {
        const inMs = promised.at!.getTime() - now.getTime()
        assert(inMs > 0 && inMs <= aheadMs, `${inMs} ms at ${aheadMs} ms before the expiry, count ${count}`)
      }
    }
  }
})

test('after its expiry an unfinished payment is still looked after, and never in a tight circle', () => {
  for (const count of [0, 1, 10, 100]) {
    for (const promised of looks(after(now, -1), count)) {
      const inMs = promised.at!.getTime() - now.getTime()
      assert(inMs >= 5_000 && inMs <= hourMs, `${inMs} ms, count ${count}`)
    }
  }
})

test('the pauses grow, to an hour between looks and ten minutes after silence', () => {
  const far = after(now, 7 * 24 * hourMs)
  const pauses = (look: (count: number) => Promised) =>
    Array.from({ length: 20 }, (_, count) => look(count).at!.getTime() - now.getTime())
  const looked = pauses((queries) => nextLook(examplePayment({ expiresAt: far, queries }), now)!)
  const silent = pauses((queries) => lookAfterSilence(examplePayment({ expiresAt: far, queries }), now))
  assert.deepEqual(
    looked,
    looked.toSorted((a, b) => a - b),
  )
  assert.deepEqual(
    silent,
    silent.toSorted((a, b) => a - b),
  )
  assert.deepEqual([looked.at(0), looked.at(-1), silent.at(0), silent.at(-1)], [15_000, hourMs, 5_000, 600_000])
})

test('an order that nobody has made is asked for less and less often, also when WeChat answers each time', () => {
  const far = after(now, 7 * 24 * hourMs)
  const pauses = Array.from({ length: 20 }, (_, tries) => {
    const payment = examplePayment({ state: 'unknown', expiresAt: far, attempts: tries + 1 })
    return nextLook(payment, now)!.at!.getTime() - now.getTime()
  })
  assert.deepEqual([pauses.at(0), pauses.at(-1)], [5_000, 600_000])
})

test('what is final is promised nothing, and everything else under the one key of its account', () => {
  for (const state of final) assert.equal(nextLook(examplePayment({ state }), now), null)
  for (const promised of looks(after(now, hourMs), 0)) {
    assert.equal(promised.key, followKey(examplePayment()))
    assert(promised.key.startsWith(`${examplePayment().accountId}/`))
    assert.deepEqual(promised.payload, { accountId: examplePayment().accountId, paymentId: examplePayment().id })
  }
})

function looks(expiresAt: Date, queries: number): Promised[] {
  return unfinished.flatMap((state) => {
    const payment = examplePayment({ state, expiresAt, queries })
    return [firstLook(payment, now), nextLook(payment, now)!, lookAfterSilence(payment, now)]
  })
}
