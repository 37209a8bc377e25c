import { at, textAt } from './draft.ts'
import { type Finding, finding } from './finding.ts'
import { isCardNumber, isOtherNumber } from './identity-number.ts'

const form = /^(\d{4})-(\d\d)-(\d\d)$/
const mobile = /^\d{11}$/
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
export const passport = 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'
const identityCard = 'IDENTIFICATION_TYPE_IDCARD'

/** Which of these are not there. */
export function needed(draft: object, part: string, names: readonly string[]): Finding[] {
  return names
    .map((name) => `${part}/${name}`)
    .filter((path) => at(draft, path) === undefined)
    .map((path) => finding('NEEDED', path))
}

/** Which of these are there, and must not be. */
export function unwanted(draft: object, part: string, names: readonly string[]): Finding[] {
  return names
    .map((name) => `${part}/${name}`)
    .filter((path) => at(draft, path) !== undefined)
    .map((path) => finding('NOT_HERE', path))
}

/** A day that is one, an end that is later than its beginning and not past. */
export function periodFindings(draft: object, begin: string, end: string, today: string): Finding[] {
  const [first, last] = [textAt(draft, begin), textAt(draft, end)]
  const wrong = [
    ...(first !== undefined && !isDay(first) ? [finding('DAY', begin)] : []),
    ...(last !== undefined && last !== '长期' && !isDay(last) ? [finding('DAY', end)] : []),
  ]
  if (wrong.length > 0 || last === undefined || last === '长期') return wrong
  if (first !== undefined && last <= first) return [finding('PERIOD', end)]
  return last < today ? [finding('EXPIRED', end, { day: last })] : []
}

/** The number of a person's paper, which is an identity card unless another kind is said. */
export function numberFindings(draft: object, path: string, kind: string | undefined): Finding[] {
  const number = textAt(draft, path)
  if (number === undefined) return []
  if (kind === undefined || kind === identityCard) return isCardNumber(number) ? [] : [finding('CARD_NUMBER', path)]
  return isOtherNumber(number) ? [] : [finding('PAPER_NUMBER', path)]
}

export function phoneFindings(draft: object, path: string): Finding[] {
  const number = textAt(draft, path)
  return number === undefined || mobile.test(number) ? [] : [finding('MOBILE', path)]
}

export function emailFindings(draft: object, path: string): Finding[] {
  const address = textAt(draft, path)
  return address === undefined || email.test(address) ? [] : [finding('EMAIL', path)]
}

/** The back of a paper, which a passport does not have. */
export function backNeeded(draft: object, part: string, name: string, kind: string | undefined): Finding[] {
  return kind === passport ? [] : needed(draft, part, [name])
}

/** Whether the calendar has it. */
export function isDay(text: string): boolean {
  const [, year, month, day] = (form.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
