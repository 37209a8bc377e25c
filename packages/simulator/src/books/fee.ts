const PPM = 1_000_000n

/** WeChat's fee on one payment: amount × rate, half up to the fen. */
export function feeOf(amountFen: number, rateppm: number): number {
  return halfUp(BigInt(amountFen) * BigInt(rateppm), PPM)
}

/** How much of the fee has to be back with the merchant once `refundedFen` of `amountFen` are refunded. */
export function feeReturned(feeFen: number, refundedFen: number, amountFen: number): number {
  return halfUp(BigInt(feeFen) * BigInt(refundedFen), BigInt(amountFen))
}

// In big integers, because a product of two amounts may leave the safe range.
function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator))
}
