const FEN_PER_YUAN = 100
const MAX_YUAN_DIGITS = 9

/**
 * Fen as a person reads them: 123450 is `1,234.50`. Whole numbers only, so nothing is ever rounded.
 * @param {number} fen
 */
export function yuan(fen) {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not whole fen: ${fen}`)
  const abs = Math.abs(fen)
  const whole = String((abs - (abs % FEN_PER_YUAN)) / FEN_PER_YUAN).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${whole}.${String(abs % FEN_PER_YUAN).padStart(2, '0')}`
}

/**
 * The same with its sign, the minus before it: `−¥5.00`.
 * @param {number} fen
 */
export function money(fen) {
  return fen < 0 ? `−¥${yuan(-fen)}` : `¥${yuan(fen)}`
}

/**
 * What a person typed as yuan (`1,234.5`), in fen; null when it is not an amount.
 * @param {string} text
 * @returns {number | null}
 */
export function fenFromYuan(text) {
  const match = /^[¥￥]?\s*(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (match === null) return null
  const whole = (match[1] ?? '').replaceAll(',', '')
  if (whole.length > MAX_YUAN_DIGITS) return null
  return Number(whole) * FEN_PER_YUAN + Number((match[2] ?? '').padEnd(2, '0'))
}
