const FEN_PER_YUAN = 100
// A bill shows fees with five decimals, three more than a fen has.
const FEE_ZEROS = '000'
const PPM_PER_PERCENT = 10_000

/** 1234 → `12.34`. By whole numbers, so that nothing is ever rounded. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / FEN_PER_YUAN)
  const rest = String(Math.abs(fen) % FEN_PER_YUAN).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}${whole}.${rest}`
}

export function feeYuan(fen: number): string {
  return yuan(fen) + FEE_ZEROS
}

/** 6000 → `0.60%`, 6050 → `0.605%`. */
export function percent(ppm: number): string {
  const whole = Math.floor(ppm / PPM_PER_PERCENT)
  const rest = String(ppm % PPM_PER_PERCENT).padStart(4, '0')
  return `${whole}.${rest.slice(0, 2)}${rest.slice(2).replace(/0+$/, '')}%`
}
