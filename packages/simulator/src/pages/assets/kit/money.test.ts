import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

// The browser's modules are plain JavaScript; what the tests use of them is written down here.
type Money = { yuan(fen: number): string; money(fen: number): string; fenFromYuan(text: string): number | null }
const address = new URL('money.js', import.meta.url).href
const { yuan, money, fenFromYuan } = (await import(address)) as Money

test('fen are shown as yuan with two decimals and thousands apart', () => {
  assert.equal(money(123450), '¥1,234.50')
  assert.equal(money(1), '¥0.01')
  assert.equal(money(0), '¥0.00')
  assert.equal(money(100000000), '¥1,000,000.00')
  assert.equal(money(-500), '−¥5.00')
  assert.equal(yuan(-123456789), '−1,234,567.89')
  assert.equal(yuan(Number.MAX_SAFE_INTEGER), '90,071,992,547,409.91')
})

test('what is not whole fen is refused, not rounded', () => {
  for (const fen of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) assert.throws(() => money(fen), RangeError)
})

test('what a person types as yuan becomes fen, and anything else nothing', () => {
  const good = { '1000': 100000, '1000.5': 100050, '1,234.56': 123456, '¥ 0.01': 1, ' 7.00 ': 700, '0': 0 }
  for (const [typed, fen] of Object.entries(good)) assert.equal(fenFromYuan(typed), fen, typed)
  for (const typed of ['', '1.', '.5', '1.234', '-1', '1e3', '12,34', '1 000', '0x10', '一百', '12345678901']) {
    assert.equal(fenFromYuan(typed), null, typed)
  }
})

test('every amount is read back as it was shown', () => {
  const amounts = fc.integer({ min: 0, max: 99_999_999_999 })
  fc.assert(fc.property(amounts, (fen) => fenFromYuan(money(fen)) === fen))
})
