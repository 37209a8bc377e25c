import type { Route } from '../route.ts'
import { queryByApplymentId, queryByBusinessCode } from './query-applyment.ts'
import { submitApplyment } from './submit-applyment.ts'

const BASE = '/v3/applyment4sub/applyment'

export const APPLYMENT_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^${BASE}/$`),
    endpoint: 'applyment',
    act: submitApplyment,
    numberField: 'business_code',
  },
  {
    method: 'GET',
    path: new RegExp(`^${BASE}/business_code/([^/]+)$`),
    endpoint: 'query-applyment',
    act: queryByBusinessCode,
  },
  {
    method: 'GET',
    path: new RegExp(`^${BASE}/applyment_id/([^/]+)$`),
    endpoint: 'query-applyment-by-id',
    act: queryByApplymentId,
  },
]
