import { bankNamed, OTHER_BANK } from '../../banks/bank.ts'
import { refuseField } from './refuse-field.ts'

const DIGITS = /^\d+$/

type Account = {
  readonly account_bank: string
  readonly bank_name?: string
  readonly bank_branch_id?: string
  readonly account_number: string
}

/** The bank is one that WeChat knows, its branch is named where it must be, and the number is as long as that bank's are. */
export function checkAccount(path: string, account: Account, holder: 'personal' | 'corporate'): void {
  const bank = bankNamed(account.account_bank)
  if (!bank) {
    throw refuseField({
      path: `${path}/account_bank`,
      message: '开户银行取值有误，不在微信支付提供的银行对照表中，请检查后再试',
      problem: ['不是对照表中的开户银行', 'it is none of the banks of WeChat’s list'],
      right: [
        '填 /v3/capital/capitallhh/banks/… 返回的 account_bank；17 家直连银行之外填“其他银行”',
        'Send an account_bank of /v3/capital/capitallhh/banks/…; other than the 17 direct banks all have one name there',
      ],
    })
  }
  if (bank.account_bank === OTHER_BANK && account.bank_name === undefined && account.bank_branch_id === undefined) {
    throw refuseField({
      path: `${path}/bank_name`,
      message: '开户银行全称（含支行）取值有误，开户银行不是17家直连银行时需填写银行全称或联行号',
      problem: ['其他银行须写明支行', 'a bank that is not direct needs its branch'],
      right: ['bank_name 与 bank_branch_id 二选一', 'Send bank_name or bank_branch_id'],
    })
  }
  const [number, lengths] = [account.account_number, bank[holder]]
  if (DIGITS.test(number) && lengths.includes(number.length)) return
  throw refuseField({
    path: `${path}/account_number`,
    message: '银行账号格式错误，请检查后再试',
    problem: [
      '解密后不是该银行的账号长度，或不全是数字',
      'opened, it is not as long as this bank’s numbers are, or not all digits',
    ],
    right: [
      `${bank.account_bank}的账号有 ${lengths.join('、')} 位`,
      `This bank’s numbers have ${lengths.join(', ')} digits`,
    ],
  })
}
