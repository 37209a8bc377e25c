const yuan = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/

/** `12.8` yuan, written as people write it, in whole fen: 1280. Never by way of a fraction, which would round. */
export function fenFromYuan(text: string): number {
  const parts = yuan.exec(text)
  if (!parts) throw new RangeError(`${JSON.stringify(text)} is no sum in yuan, as 12.80 is.`)
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}

/** 1280 fen for the eye: `12.80`. */
export function yuanFromFen(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${fen} is not whole fen.`)
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
