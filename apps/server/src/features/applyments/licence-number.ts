const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const registration = /^\d{15}$/
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Fifteen digits 注册号, or eighteen signs 统一社会信用代码. */
export function isLicenceForm(number: string): boolean {
  return creditCode.test(number) || registration.test(number)
}

/** Whether the last sign is the check digit of those before. */
export function isLicenceNumber(number: string): boolean {
  if (registration.test(number)) return number.endsWith(checkDigitOfRegistration(number.slice(0, 14)))
  return creditCode.test(number) && number.endsWith(checkDigitOfCreditCode(number.slice(0, 17)))
}

/** After GB 32100. */
export function checkDigitOfCreditCode(seventeen: string): string {
  const sum = weights.reduce((sum, weight, index) => sum + weight * signs.indexOf(seventeen[index]!), 0)
  return signs[(signs.length - (sum % signs.length)) % signs.length]!
}

/** After GS 15, which is ISO 7064's MOD 11,10. */
export function checkDigitOfRegistration(fourteen: string): string {
  const product = [...fourteen].reduce((product, digit) => (((product + Number(digit)) % 10 || 10) * 2) % 11, 10)
  return String((11 - product) % 10)
}
