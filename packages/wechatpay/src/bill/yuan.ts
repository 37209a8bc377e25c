// Bills write money in yuan with a varying number of decimals: 0.01, 0.0, 0, -0.06000. It is read digit by digit into a whole
// number, and never is a fraction on the way.

const FEN_DECIMALS = 2
const MILLIFEN_DECIMALS = 5
const MAX_DIGITS = 30

const [ZERO, NINE, DOT, PLUS, MINUS] = [0x30, 0x39, 0x2e, 0x2b, 0x2d]

/** Yuan as written in a bill, in whole fen. Throws RangeError for what is no amount, or not whole fen. */
export function yuanToFen(text: string): number {
  return orThrow(readFen(Buffer.from(text), 0, Buffer.byteLength(text)), text)
}

/** Yuan with up to five decimals, as fees are written, in whole thousandths of a fen: `0.01080` is 1080. */
export function yuanToMillifen(text: string): number {
  return orThrow(readMillifen(Buffer.from(text), 0, Buffer.byteLength(text)), text)
}

/** `yuanToFen` of the bytes from `from` up to `to`; NaN where that would throw. */
export function readFen(bytes: Buffer, from: number, to: number): number {
  return readScaled(bytes, from, to, FEN_DECIMALS)
}

/** `yuanToMillifen` of the bytes from `from` up to `to`; NaN where that would throw. */
export function readMillifen(bytes: Buffer, from: number, to: number): number {
  return readScaled(bytes, from, to, MILLIFEN_DECIMALS)
}

function readScaled(bytes: Buffer, from: number, to: number, decimals: number): number {
  const negative = bytes[from] === MINUS && from < to
  const start = negative || bytes[from] === PLUS ? from + 1 : from
  if (to - start > MAX_DIGITS) return Number.NaN

  let amount = 0
  let dot = -1
  for (let at = start; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte === DOT && dot < 0) dot = at
    else if (byte < ZERO || byte > NINE) return Number.NaN
    else if (dot < 0 || at - dot <= decimals) amount = amount * 10 + (byte - ZERO)
    // A decimal too many must be a zero: nothing is rounded away.
    else if (byte !== ZERO) return Number.NaN
    if (amount > Number.MAX_SAFE_INTEGER) return Number.NaN
  }
  const digitsAround = dot < 0 ? to > start : dot > start && dot < to - 1
  if (!digitsAround) return Number.NaN
  const missing = dot < 0 ? decimals : Math.max(0, decimals - (to - dot - 1))
  amount *= 10 ** missing
  if (amount > Number.MAX_SAFE_INTEGER) return Number.NaN
  return negative && amount !== 0 ? -amount : amount
}

function orThrow(amount: number, text: string): number {
  if (Number.isNaN(amount)) throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is no exact amount in yuan`)
  return amount
}
