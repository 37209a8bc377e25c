import type { Route } from '../route.ts'
import { modifySettlement } from './modify-settlement.ts'
import { querySettlement, querySettlementApplication } from './query-settlement.ts'

const BASE = '/v3/apply4sub/sub_merchants'

export const SETTLEMENT_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^${BASE}/([^/]+)/modify-settlement$`),
    endpoint: 'modify-settlement',
    act: modifySettlement,
  },
  { method: 'GET', path: new RegExp(`^${BASE}/([^/]+)/settlement$`), endpoint: 'settlement', act: querySettlement },
  {
    method: 'GET',
    path: new RegExp(`^${BASE}/([^/]+/application/[^/]+)$`),
    endpoint: 'settlement-application',
    act: querySettlementApplication,
  },
]
