/**
 * A QR code of version 1 with error correction Q, in numeric mode: up to 27 digits, which is more than a payment code
 * has (ISO/IEC 18004).
 */

const SIZE = 21
const MOST_DIGITS = 27
const DATA_CODEWORDS = 13
const ERROR_CODEWORDS = 13
const BITS_PER_CODEWORD = 8
const NUMERIC_MODE = '0001'
const COUNT_BITS = 10
// Three digits take 10 bits, two 7, one 4.
const BITS_OF_DIGITS = [0, 4, 7, 10]
const PADDING = [0b11101100, 0b00010001]
const TIMING = 6
const DARK_MODULE = [13, 8]
// Level Q and mask 0, which darkens every other module as on a chess board; with their own error correction and mask.
const FORMAT = 0b011010101011111
const FORMAT_BITS = 15

/** Rows of modules, true where dark. @param {string} digits @returns {boolean[][]} */
export function qrOf(digits) {
  if (!/^\d+$/.test(digits) || digits.length > MOST_DIGITS) throw new RangeError(`no 1 to ${MOST_DIGITS} digits`)
  const data = dataOf(digits, DATA_CODEWORDS)
  const bits = [...data, ...errorsOf(data, ERROR_CODEWORDS)].map((word) => binary(word, BITS_PER_CODEWORD)).join('')
  const grid = emptyGrid()
  drawFinders(grid)
  drawTiming(grid)
  drawFormat(grid)
  drawBits(grid, bits)
  return grid.map((row) => row.map((module) => module === true))
}

/** The digits as codewords, filled up to the length of the symbol. @param {string} digits @param {number} count */
export function dataOf(digits, count) {
  let bits = NUMERIC_MODE + binary(digits.length, COUNT_BITS)
  for (const group of digits.match(/\d{1,3}/g) ?? []) bits += binary(Number(group), BITS_OF_DIGITS[group.length] ?? 0)
  bits += '0'.repeat(Math.min(4, count * BITS_PER_CODEWORD - bits.length))
  bits = bits.padEnd(Math.ceil(bits.length / BITS_PER_CODEWORD) * BITS_PER_CODEWORD, '0')
  const words = (bits.match(/.{8}/g) ?? []).map((word) => parseInt(word, 2))
  for (let index = 0; words.length < count; index++) words.push(PADDING[index % PADDING.length] ?? 0)
  return words
}

/** Reed-Solomon: what is left of the data divided by the generator. @param {number[]} data @param {number} count */
export function errorsOf(data, count) {
  const generator = generatorOf(count)
  const rest = [...data, ...new Array(count).fill(0)]
  data.forEach((_, at) => {
    const factor = rest[at]
    generator.forEach((term, index) => {
      rest[at + index] ^= times(term, factor)
    })
  })
  return rest.slice(data.length)
}

/** The product of (x − 2^i), highest power first. @param {number} count */
function generatorOf(count) {
  let terms = [1]
  for (let power = 0, root = 1; power < count; power++, root = times(root, 2)) {
    const shifted = [...terms, 0]
    terms = shifted.map((term, index) => term ^ (index > 0 ? times(terms[index - 1] ?? 0, root) : 0))
  }
  return terms
}

/** In the field of 256 elements, modulo x^8 + x^4 + x^3 + x^2 + 1. @param {number} a @param {number} b */
function times(a, b) {
  let product = 0
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left
    left = left & 0x80 ? (left << 1) ^ 0x11d : left << 1
  }
  return product
}

/** @typedef {(boolean | null)[][]} Grid null where nothing is drawn yet */

/** @returns {Grid} */
function emptyGrid() {
  return Array.from({ length: SIZE }, () => new Array(SIZE).fill(null))
}

/** The three squares in the corners, each with its light border. @param {Grid} grid */
function drawFinders(grid) {
  for (const [top, left] of [
    [0, 0],
    [0, SIZE - 7],
    [SIZE - 7, 0],
  ]) {
    for (let row = -1; row <= 7; row++) {
      for (let column = -1; column <= 7; column++) {
        const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
        set(grid, (top ?? 0) + row, (left ?? 0) + column, ring !== 2 && ring !== 4)
      }
    }
  }
}

/** @param {Grid} grid */
function drawTiming(grid) {
  for (let at = 8; at < SIZE - 8; at++) {
    set(grid, TIMING, at, at % 2 === 0)
    set(grid, at, TIMING, at % 2 === 0)
  }
  set(grid, DARK_MODULE[0] ?? 0, DARK_MODULE[1] ?? 0, true)
}

/** Level and mask, twice: around the first corner, and along the other two. @param {Grid} grid */
function drawFormat(grid) {
  const around = [0, 1, 2, 3, 4, 5, 7, 8]
  for (let index = 0; index < FORMAT_BITS; index++) {
    const dark = ((FORMAT >> (FORMAT_BITS - 1 - index)) & 1) === 1
    if (index < 8) set(grid, 8, around[index] ?? 0, dark)
    else set(grid, around[FORMAT_BITS - 1 - index] ?? 0, 8, dark)
    if (index < 7) set(grid, SIZE - 1 - index, 8, dark)
    else set(grid, 8, SIZE - FORMAT_BITS + index, dark)
  }
}

/** From the lower right in columns of two, up and down in turn, wherever nothing is drawn yet. @param {Grid} grid @param {string} bits */
function drawBits(grid, bits) {
  let at = 0
  let upward = true
  for (let right = SIZE - 1; right > 0; right -= 2, upward = !upward) {
    if (right === TIMING) right--
    for (let step = 0; step < SIZE; step++) {
      const row = upward ? SIZE - 1 - step : step
      for (const column of [right, right - 1]) {
        if (grid[row]?.[column] !== null) continue
        const masked = (row + column) % 2 === 0
        set(grid, row, column, (bits[at] === '1') !== masked)
        at++
      }
    }
  }
}

/** @param {Grid} grid @param {number} row @param {number} column @param {boolean} dark */
function set(grid, row, column, dark) {
  const line = grid[row]
  if (line !== undefined && column >= 0 && column < SIZE) line[column] = dark
}

/** @param {number} value @param {number} length */
function binary(value, length) {
  return value.toString(2).padStart(length, '0')
}
