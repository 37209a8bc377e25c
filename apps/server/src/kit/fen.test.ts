import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Fen, feeOf, feeReturnedAfter, fen, minus, plus } from './fen.ts'

const seed = Number(process.env.TEYUE_TEST_SEED ?? Date.now() % 1_000_000)
const runs = { seed, numRuns: 500 }
const amounts = fc.integer({ min: 1, max: 100_000_000_000 })
const rates = fc.integer({ min: 0, max: 1_000_000 })

test('money is whole, not negative, and as large as a number can say exactly', () => {
  assert.equal(fen(0), 0)
  assert.equal(fen(Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
  for (const wrong of [0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    assert.throws(() => fen(wrong), /fen must/)
  assert.throws(() => fen('1' as never), /fen must/)
  assert.equal(plus(fen(1), fen(2)), 3)
  assert.equal(minus(fen(3), fen(3)), 0)
  assert.throws(() => minus(fen(1), fen(2)), /negative/)
  assert.throws(() => plus(fen(Number.MAX_SAFE_INTEGER), fen(1)), /whole/)
})

test('a fee is rounded half up to the fen', () => {
  const cases: [amount: number, ratePpm: number, fee: number][] = [
    [1000, 6000, 6],
    [83, 6000, 0],
    [84, 6000, 1],
    [250, 6000, 2],
    [1, 500_000, 1],
    [1, 499_999, 0],
    [0, 6000, 0],
    [1000, 0, 0],
    [1000, 1_000_000, 1000],
    [Number.MAX_SAFE_INTEGER, 6000, 54_043_195_528_446],
  ]
  for (const [amount, rate, fee] of cases) assert.equal(feeOf(fen(amount), rate), fee, `${amount} at ${rate}`)
})

test('a fee is never more than the amount', () => {
  fc.assert(
    fc.property(amounts, rates, (amount, rate) => feeOf(fen(amount), rate) <= amount),
    runs,
  )
})

test('what comes back of a fee with refunds, in whatever parts and order, is the whole fee when all is refunded', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(parts, rates, (refunds, rate) => {
      const amount = fen(refunds.reduce((sum, part) => sum + part, 0))
      const fee = feeOf(amount, rate)
      const shares = sharesOf(fee, refunds, amount)
      assert(shares.every((share) => share >= 0))
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        fee,
      )
    }),
    runs,
  )
})

test('no more of a fee comes back than was refunded, and never more than the fee', () => {
  fc.assert(
    fc.property(amounts, rates, fc.double({ min: 0, max: 1, noNaN: true }), (paid, rate, part) => {
      const [amount, refunded] = [fen(paid), fen(Math.floor(paid * part))]
      const fee = feeOf(amount, rate)
      const returned = feeReturnedAfter(fee, refunded, amount)
      assert(returned <= fee && returned <= refunded)
      assert(Math.abs(returned - (fee * refunded) / amount) <= 0.5 + 1e-6)
    }),
    runs,
  )
})

test('half a fen of a fee is returned as a whole one', () => {
  assert.equal(feeReturnedAfter(fen(1), fen(1), fen(2)), 1)
  assert.equal(feeReturnedAfter(fen(1), fen(49), fen(100)), 0)
  assert.equal(feeReturnedAfter(fen(6), fen(0), fen(1000)), 0)
  assert.equal(feeReturnedAfter(fen(6), fen(1000), fen(1000)), 6)
  assert.throws(() => feeReturnedAfter(fen(6), fen(1001), fen(1000)), /more was refunded/)
})

/** Each refund's share, as the books take it: what has come back after it, less what had come back before. */
function sharesOf(fee: Fen, refunds: readonly number[], amount: Fen): number[] {
  let refunded = fen(0)
  return refunds.map((refund) => {
    const before = feeReturnedAfter(fee, refunded, amount)
    refunded = plus(refunded, fen(refund))
    return feeReturnedAfter(fee, refunded, amount) - before
  })
}
