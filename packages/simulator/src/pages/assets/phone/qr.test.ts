import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

type Qr = {
  qrOf(digits: string): boolean[][]
  dataOf(digits: string, count: number): number[]
  errorsOf(data: number[], count: number): number[]
}
const { qrOf, dataOf, errorsOf } = (await import(new URL('qr.js', import.meta.url).href)) as Qr

test('the example of the standard: 01234567 in a symbol of 16 and 10 codewords', () => {
  const data = dataOf('01234567', 16)
  assert.deepEqual(
    data,
    [16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17],
    'mode, count, three groups, end, padding',
  )
  assert.deepEqual(errorsOf(data, 10), [165, 36, 212, 193, 237, 54, 199, 135, 44, 85])
})

test('whatever the digits, a reader finds them again', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 27 })
  fc.assert(fc.property(digits, (text) => assert.equal(read(qrOf(text)), text)))
})

test('the patterns that readers look for are where they belong', () => {
  const grid = qrOf('134567890123456789')
  assert.equal(grid.length, 21)
  for (const [top, left] of [
    [0, 0],
    [0, 14],
    [14, 0],
  ] as const) {
    const row = (index: number) =>
      grid[top + index]!.slice(left, left + 7)
        .map(Number)
        .join('')
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(row), [
      '1111111',
      '1000001',
      '1011101',
      '1011101',
      '1011101',
      '1000001',
      '1111111',
    ])
  }
  assert.equal(grid[6]!.slice(8, 13).map(Number).join(''), '10101')
  assert.equal(grid[13]![8], true, 'the module that is always dark')
  // Level Q and mask 0, from the table of the standard, read along both copies.
  const first = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => grid[8]![column])
  const second = [7, 5, 4, 3, 2, 1, 0].map((row) => grid[row]![8])
  assert.equal([...first, ...second].map(Number).join(''), '011010101011111')
  const below = [20, 19, 18, 17, 16, 15, 14].map((row) => grid[row]![8])
  const right = [13, 14, 15, 16, 17, 18, 19, 20].map((column) => grid[8]![column])
  assert.equal([...below, ...right].map(Number).join(''), '011010101011111')
})

test('nothing but 1 to 27 digits is drawn', () => {
  for (const text of ['', '1'.repeat(28), '12a']) assert.throws(() => qrOf(text), RangeError)
})

/** What a reader does, written for itself: unmask, walk the columns, read the groups. */
function read(grid: boolean[][]): string {
  const reserved = (row: number, column: number) =>
    row === 6 || column === 6 || (row < 9 && (column < 9 || column > 12)) || (row > 12 && column < 9)
  let bits = ''
  for (const [pair, right] of [20, 18, 16, 14, 12, 10, 8, 5, 3, 1].entries()) {
    for (let step = 0; step < 21; step++) {
      const row = pair % 2 === 0 ? 20 - step : step
      for (const column of [right, right - 1]) {
        if (!reserved(row, column)) bits += Number(grid[row]![column] !== ((row + column) % 2 === 0))
      }
    }
  }
  assert.equal(bits.slice(0, 4), '0001')
  let left = parseInt(bits.slice(4, 14), 2)
  let text = ''
  for (let at = 14; left > 0; left -= 3) {
    const group = Math.min(left, 3)
    const length = [0, 4, 7, 10][group]!
    text += String(parseInt(bits.slice(at, at + length), 2)).padStart(group, '0')
    at += length
  }
  return text
}
