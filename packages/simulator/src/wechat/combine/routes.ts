import type { Route } from '../route.ts'
import { closeCombination } from './close-combination.ts'
import { createCombination } from './create-combination.ts'
import { queryCombination } from './query-combination.ts'

const COMBINED = '/v3/combine-transactions'

export const COMBINE_ROUTES: readonly Route[] = [
  ...(['jsapi', 'native', 'app', 'h5'] as const).map(
    (product): Route => ({
      method: 'POST',
      path: new RegExp(`^${COMBINED}/${product}$`),
      endpoint: `combine-${product}`,
      act: createCombination(product),
      numberField: 'combine_out_trade_no',
      refusal: 'ruleLimited',
    }),
  ),
  {
    method: 'GET',
    path: new RegExp(`^${COMBINED}/out-trade-no/([^/]+)$`),
    endpoint: 'query-combination',
    act: queryCombination,
  },
  {
    method: 'POST',
    path: new RegExp(`^${COMBINED}/out-trade-no/([^/]+)/close$`),
    endpoint: 'close-combination',
    act: closeCombination,
  },
]
