const card = /^\d{17}[\dX]$/
/** Cards of the first generation, which some registers still have. */
const oldCard = /^\d{15}$/
const otherNumber = /^[0-9A-Za-z-]{8,30}$/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** 公民身份号码 after GB 11643: seventeen digits and their check digit, a capital X for ten. */
export function isCardNumber(number: string): boolean {
  if (oldCard.test(number)) return true
  return card.test(number) && number.endsWith(checkDigitOfCard(number.slice(0, 17)))
}

export function checkDigitOfCard(seventeen: string): string {
  const sum = weights.reduce((sum, weight, index) => sum + weight * Number(seventeen[index]), 0)
  return checks[sum % checks.length]!
}

/** A passport's, a permit's: their countries have rules of their own. */
export function isOtherNumber(number: string): boolean {
  return otherNumber.test(number)
}
