import assert from 'node:assert/strict'

declare const brand: unique symbol

/** Money in fen, the hundredth of a yuan. Always whole, never negative, never a float. */
export type Fen = number & { readonly [brand]: 'fen' }

export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value), `fen must be whole: ${value}`)
  assert(value >= 0, `fen must not be negative: ${value}`)
  return value as Fen
}

export function plus(a: Fen, b: Fen): Fen {
  return fen(a + b)
}

export function minus(a: Fen, b: Fen): Fen {
  return fen(a - b)
}

/** WeChat's fee on an amount: amount × rate, half up to the fen. The rate is in millionths (0.60 % = 6000). */
export function feeOf(amount: Fen, ratePpm: number): Fen {
  return fen(Number((BigInt(amount) * BigInt(ratePpm) + 500_000n) / 1_000_000n))
}

/** The part of a fee that has come back once `refunded` of `amount` was refunded: pro rata, half up, whole at the end. */
export function feeReturnedAfter(fee: Fen, refunded: Fen, amount: Fen): Fen {
  assert(amount > 0 && refunded <= amount, 'more was refunded than was paid')
  return fen(Number((BigInt(fee) * BigInt(refunded) * 2n + BigInt(amount)) / (BigInt(amount) * 2n)))
}
