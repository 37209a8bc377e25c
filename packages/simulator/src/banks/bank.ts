/** A bank as WeChat's lists have it. `lengths` are those of account numbers, a person's and a corporate one. */
export type Bank = {
  readonly bank_alias: string
  readonly bank_alias_code: string
  readonly account_bank: string
  readonly account_bank_code: number
  readonly need_bank_branch: boolean
  readonly personal: readonly number[]
  readonly corporate: readonly number[]
}

export const OTHER_BANK = '其他银行'
const LONGEST_ACCOUNT = 30
const ANY_LENGTH = Array.from({ length: LONGEST_ACCOUNT - 7 }, (_, index) => index + 8)

// The banks that WeChat speaks to directly and the lengths of their numbers: official page chapter1_1_3 (名词解释, 2022-02-28). Its
// codes are not on that page: but for 招商银行 (page 查询支持个人业务的银行列表) those below are this simulator's own.
const DIRECT: readonly (readonly [name: string, personal: string, corporate: string])[] = [
  ['招商银行', '10 12 15 16', '13 15 16 17 18 19 20 21'],
  ['工商银行', '16 17 18 19', '16 19 26 29'],
  ['交通银行', '16 17 18 19 21', '8 18 20 21 24 27'],
  ['民生银行', '12 16', '9 15 16 20'],
  ['中信银行', '16 19', '19'],
  ['浦发银行', '12 16', '13 14 15 16 17 18 19 20 23'],
  ['兴业银行', '16 18', '17 18 22 24'],
  ['光大银行', '16 17', '17 21 22 23 24 25 26 27 28 29 30'],
  ['广发银行', '16 18 19', '15 17 18 19 20 23 24 25'],
  ['平安银行', '11 13 14 16 19', '13 14 18'],
  ['北京银行', '13 16', '21 23 28'],
  ['华夏银行', '16', '16 17 22'],
  ['农业银行', '16 18 19', '17 19 27'],
  ['建设银行', '16 17 18 19 20', '16 19 20 24 25 26 27'],
  ['邮政储蓄银行', '14 18 19', '16 18 23'],
  ['中国银行', '12 16 18 19', '12 18 19'],
  ['宁波银行', '16 17 19', '16 17 19 23'],
]
// Banks that WeChat reaches by their branches only. Names of real banks; their codes are this simulator's own.
const BY_BRANCH = ['上海银行', '南京银行', '杭州银行', '深圳农村商业银行', '贵州省农村信用社联合社', '成都银行']
const FIRST_OWN_CODE = 2_001
const FIRST_ALIAS_CODE = 1_000_009_561
const OTHER_BANK_CODE = 2_099

export const BANKS: readonly Bank[] = [
  ...DIRECT.map(([name, personal, corporate], index) => ({
    bank_alias: name,
    bank_alias_code: String(FIRST_ALIAS_CODE + index),
    account_bank: name,
    account_bank_code: index === 0 ? 1_001 : FIRST_OWN_CODE + index,
    need_bank_branch: false,
    personal: lengths(personal),
    corporate: lengths(corporate),
  })),
  ...BY_BRANCH.map((name, index) => ({
    bank_alias: name,
    bank_alias_code: String(FIRST_ALIAS_CODE + DIRECT.length + index),
    account_bank: OTHER_BANK,
    account_bank_code: OTHER_BANK_CODE,
    need_bank_branch: true,
    personal: ANY_LENGTH,
    corporate: ANY_LENGTH,
  })),
]

/** By the name that forms give: one of the direct banks, or 其他银行. */
export function bankNamed(accountBank: string): Bank | undefined {
  return BANKS.find(({ account_bank: name }) => name === accountBank)
}

export function bankByAlias(aliasCode: string): Bank | undefined {
  return BANKS.find(({ bank_alias_code: code }) => code === aliasCode)
}

/** Which bank issued a card. Only of numbers that begin like this: 6200 and the last two digits of the bank's alias code. */
export function bankOfCard(cardNumber: string): Bank | undefined {
  return BANKS.find(({ bank_alias_code: code }) => cardNumber.startsWith(`6200${code.slice(-2)}`))
}

function lengths(text: string): readonly number[] {
  return text.split(' ').map(Number)
}
