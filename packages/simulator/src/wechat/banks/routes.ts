import type { Route } from '../route.ts'
import { listBanks, listBranches, listCities, listProvinces, searchByAccount } from './list-banks.ts'

const BASE = '/v3/capital/capitallhh'

export const BANK_ROUTES: readonly Route[] = [
  ...(['personal-banking', 'corporate-banking'] as const).map(
    (kind): Route => ({
      method: 'GET',
      path: new RegExp(`^${BASE}/banks/${kind}$`),
      endpoint: 'banks',
      act: listBanks(kind),
    }),
  ),
  {
    method: 'GET',
    path: new RegExp(`^${BASE}/banks/search-banks-by-bank-account$`),
    endpoint: 'bank-of-account',
    act: searchByAccount,
  },
  { method: 'GET', path: new RegExp(`^${BASE}/areas/provinces$`), endpoint: 'provinces', act: listProvinces },
  {
    method: 'GET',
    path: new RegExp(`^${BASE}/areas/provinces/([^/]+)/cities$`),
    endpoint: 'cities',
    act: listCities,
  },
  { method: 'GET', path: new RegExp(`^${BASE}/banks/([^/]+)/branches$`), endpoint: 'branches', act: listBranches },
]
