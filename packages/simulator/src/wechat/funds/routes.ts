import type { Route } from '../route.ts'
import { queryBalance, queryDayEndBalance } from './query-balance.ts'

const FUND = '/v3/merchant/fund'

export const FUND_ROUTES: readonly Route[] = [
  { method: 'GET', path: new RegExp(`^${FUND}/balance/([^/]+)$`), endpoint: 'fund-balance', act: queryBalance },
  {
    method: 'GET',
    path: new RegExp(`^${FUND}/dayendbalance/([^/]+)$`),
    endpoint: 'fund-day-end-balance',
    act: queryDayEndBalance,
  },
]
