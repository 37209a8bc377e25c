import { standingOf } from '../../bills/bill.ts'
import { why } from '../../explain/because.ts'
import { dayEndBalance, FUND_TYPES, type FundType, fundBalance } from '../../funds/provider-funds.ts'
import { DAY_MS, dayOf, isDay } from '../../kit/day.ts'
import type { World } from '../../world.ts'
import { beingMade } from '../bills/check-bill.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { checkFields, type Fields } from '../fields.ts'
import { refuse } from '../refusals.ts'

const DAYS_BACK = 90

const PATH_FIELDS: Fields = {
  account_type: { type: 'text', label: '账户类型', max: 16, required: true, oneOf: FUND_TYPES },
}
const DAY_END_FIELDS: Fields = {
  date: { type: 'text', label: '日期', max: 10, required: true, pattern: /^\d{4}-\d{2}-\d{2}$/ },
}

/** 查询账户实时余额: what the SP itself has, never its sub-merchants. */
export function queryBalance(world: World, call: Call): Answer {
  readQuery(call.query, {})
  const available = fundBalance(world, call.provider.mchid, typeIn(call))
  return { status: 200, body: { available_amount: available, pending_amount: 0 } }
}

/** 查询账户日终余额: at midnight after that day, told from ten the next morning on, for 90 days. */
export function queryDayEndBalance(world: World, call: Call): Answer {
  const type = typeIn(call)
  const { date } = readQuery<{ date: string }>(call.query, DAY_END_FIELDS)
  const now = world.clock.now()
  if (!isDay(date) || date < dayOf(now - DAYS_BACK * DAY_MS) || date >= dayOf(now)) {
    throw refuse('fundDayWrong', why('fundDayWrong', { day: date, today: dayOf(now) }))
  }
  if (standingOf(date, now) === 'creating') throw refuse('fundDayWrong', beingMade(world, date))
  const available = dayEndBalance(world, call.provider.mchid, type, date)
  return { status: 200, body: { available_amount: available, pending_amount: 0 } }
}

function typeIn({ number }: Call): FundType {
  checkFields({ account_type: number }, PATH_FIELDS, 'url')
  return number as FundType
}
