import { type AccountName, balanceOf } from '../books/post.ts'
import { DAY_MS, startOfDay } from '../kit/day.ts'
import type { World } from '../world.ts'

export const FUND_TYPES = ['BASIC', 'OPERATION', 'FEES'] as const
export type FundType = (typeof FUND_TYPES)[number]

const PAGE_ROWS = 500
const ACCOUNTS: Readonly<Record<FundType, AccountName>> = {
  BASIC: 'sp_basic',
  OPERATION: 'sp_operation',
  FEES: 'sp_fees',
}

/** The SP's own accounts; those of its sub-merchants are never shown to it as its own. */
export function accountOf(type: FundType): AccountName {
  return ACCOUNTS[type]
}

export function fundBalance(world: World, mchid: string, type: FundType): number {
  return balanceOf(world.store, accountOf(type), mchid)
}

/** What the account held at midnight, by its last move before it. */
export function dayEndBalance(world: World, mchid: string, type: FundType, day: string): number {
  const { flows } = world.store.tables
  const account = accountOf(type)
  const end = startOfDay(day) + DAY_MS
  for (let position = flows.seek((flow) => flow.at < end); position > 0; position -= PAGE_ROWS) {
    const from = Math.max(0, position - PAGE_ROWS)
    const { rows } = flows.page(from, position - from)
    const last = rows.findLast((flow) => flow.account === account && flow.owner === mchid && flow.at < end)
    if (last) return last.balance_fen
  }
  return 0
}
