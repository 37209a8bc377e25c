import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatFen, parseFen } from './fen.ts'

test('fen are written as yuan with two digits and commas', () => {
  assert.deepEqual([0, 1, 10, 123450, -123450, 100000000].map(formatFen), [
    '0.00',
    '0.01',
    '0.10',
    '1,234.50',
    '1,234.50',
    '1,000,000.00',
  ])
})

test('what is no amount of yuan is none: nothing is rounded or guessed', () => {
  for (const text of ['', '.', '1.', '.5', '1.234', '-1', '1e3', '０．５', '¥1', 'NaN'])
    assert.equal(parseFen(text), undefined, text)
  assert.deepEqual(['1', '1.5', ' 1,234.56 ', '0.01'].map(parseFen), [100, 150, 123456, 1])
})

test('every amount that is written is read back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 - 1 }), (fen) => parseFen(formatFen(fen)) === fen))
})
