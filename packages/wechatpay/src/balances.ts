import { assertDay, type CallOptions } from './call.ts'
import type { Answer } from './exchange.ts'
import { balanceRefusals } from './refusals.ts'
import { type Check, optional, record, whole } from './shapes.ts'
import type { Transport } from './transport.ts'

const BASE = '/v3/merchant/fund'
const ACCOUNT_TYPES = ['BASIC', 'OPERATION', 'FEES'] as const

/** 基本账户, 运营账户, 手续费账户. */
export type AccountType = (typeof ACCOUNT_TYPES)[number]

/** Fen. `pending_amount` cannot be used yet. */
export type Balance = { readonly available_amount: number; readonly pending_amount?: number }

/**
 * What is on the provider's **own** accounts. There is no such question for a sub-merchant's balance but on platforms
 * (`/v3/ecommerce/…`, 收付通), which plain providers are refused. Throws `WechatPayError`; TypeError for another kind of account.
 */
export type Balances = {
  /** Official page: 查询账户实时余额. */
  now(account_type: AccountType, options?: CallOptions): Promise<Answer<Balance>>
  /** Official page: 查询账户日终余额. At the end of a day (`2026-11-23`, Asia/Shanghai) of the last 90, ready at about 10:00 on the next. */
  atEndOf(date: string, account_type: AccountType, options?: CallOptions): Promise<Answer<Balance>>
}

const checkBalance: Check = record<Balance>({ available_amount: whole, pending_amount: optional(whole) })

export function createBalances(transport: Transport): Balances {
  const ask = (path: string, options?: CallOptions) => {
    const call = { method: 'GET', path, success: 200, check: checkBalance } as const
    return transport.send<Balance>({ ...call, refusals: balanceRefusals }, options)
  }
  return {
    now: async (type, options) => ask(`${BASE}/balance/${known(type)}`, options),
    atEndOf: async (date, type, options) => {
      assertDay('date', date)
      return ask(`${BASE}/dayendbalance/${known(type)}?date=${date}`, options)
    },
  }
}

function known(type: AccountType): AccountType {
  if (!ACCOUNT_TYPES.includes(type)) throw new TypeError(`account_type is one of ${ACCOUNT_TYPES.join(', ')}`)
  return type
}
