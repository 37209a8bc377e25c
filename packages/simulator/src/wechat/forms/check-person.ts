import { isDay } from '../../kit/day.ts'
import { needField, refuseField } from './refuse-field.ts'

const ID_CARD = /^\d{17}[\dX]$/
const OLD_ID_CARD = /^\d{15}$/
const OTHER_NUMBER = /^[0-9A-Za-z-]{8,30}$/
const MOBILE = /^\d{11}$/
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const ENDLESS = ['长期', 'forever']

/** 身份证: 15 digits, or 17 and a check digit after GB 11643; other papers 8 to 30 letters and digits. */
export function checkIdNumber(path: string, type: string | undefined, number: string | undefined): void {
  if (number === undefined) return
  const isCard = type === undefined || type === 'IDENTIFICATION_TYPE_IDCARD'
  const right = isCard ? OLD_ID_CARD.test(number) || isIdCard(number) : OTHER_NUMBER.test(number)
  if (right) return
  throw refuseField({
    path,
    message: isCard ? '身份证号码格式错误，请检查后再试' : '证件号码格式错误，请检查后再试',
    problem: [
      '解密后的号码不是所写证件类型的号码，或校验码不对',
      'opened, it is no number of the paper that is named, or its check digit is wrong',
    ],
    right: [
      '身份证 15 位，或 17 位数字加校验码（大写 X）；其他证件 8 至 30 位',
      'An identity card has 15 digits, or 17 and a check digit (a capital X); other papers 8 to 30 signs',
    ],
  })
}

function isIdCard(number: string): boolean {
  if (!ID_CARD.test(number)) return false
  const sum = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0)
  return CHECKS[sum % CHECKS.length] === number.at(-1)
}

export function checkMobile(path: string, mobile: string): void {
  if (MOBILE.test(mobile)) return
  throw refuseField({
    path,
    message: '联系手机格式错误，请填写11位手机号码',
    problem: ['解密后不是 11 位数字', 'opened, it is not 11 digits'],
    right: ['11 位数字，前后没有空格', 'Eleven digits, without a blank before or after'],
  })
}

export function checkEmail(path: string, email: string): void {
  if (EMAIL.test(email)) return
  throw refuseField({
    path,
    message: '联系邮箱格式错误，请检查后再试',
    problem: ['解密后不是邮箱地址', 'opened, it is no e-mail address'],
    right: ['形如 name@example.com', 'One like name@example.com'],
  })
}

/** From a day to a later one, or without an end. A period that is not there is not looked at. */
export function checkPeriod(
  paths: readonly [string, string],
  begin: string | undefined,
  end: string | undefined,
): void {
  const [beginPath, endPath] = paths
  const wrong = [
    begin !== undefined && !isDay(begin) ? beginPath : null,
    end !== undefined && !ENDLESS.includes(end) && !(isDay(end) && end > (begin ?? '')) ? endPath : null,
  ].find((path) => path !== null)
  if (wrong === undefined || wrong === null) return
  throw refuseField({
    path: wrong,
    message: '证件有效期填写错误，请检查后再试',
    problem: ['不是日期，或结束不晚于开始', 'it is no day, or the end is not after the beginning'],
    right: [
      '2019-06-06 这样的日期；结束日期晚于开始日期，或写“长期”',
      'A day like 2019-06-06; the end later than the beginning, or the word for no end',
    ],
  })
}

/** The back of a paper, which a passport does not have. */
export function needBack(there: unknown, type: string | undefined, path: string): void {
  if (type !== 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT') needField(there, path, '证件反面照片')
}
