import type { SettlementAccount } from '../storage/money-rows.ts'
import type { World } from '../world.ts'

const DEFAULT_BANK = '工商银行'
const MASK = '*************'
const SHOWN_DIGITS = 2

/** The account of the application; until it is named otherwise, the merchant's corporate one (M23). */
export function settlementAccountOf(world: World, subMchid: string): SettlementAccount {
  return (
    world.store.get('settlement_accounts', subMchid) ?? {
      sub_mchid: subMchid,
      account_type: 'ACCOUNT_TYPE_BUSINESS',
      account_bank: DEFAULT_BANK,
      account_number: masked(subMchid),
      fails_with: null,
    }
  )
}

/** WeChat shows the first and the last two digits of an account, never the others. */
export function masked(accountNumber: string): string {
  return accountNumber.slice(0, SHOWN_DIGITS) + MASK + accountNumber.slice(-SHOWN_DIGITS)
}
