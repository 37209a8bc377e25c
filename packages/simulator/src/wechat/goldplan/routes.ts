import type { Route } from '../route.ts'
import { changeCustomPage, changeGoldPlan, closeAdvertising, openAdvertising, setFilters } from './change-gold-plan.ts'

const GOLD_PLAN = '/v3/goldplan/merchants'

export const GOLD_PLAN_ROUTES: readonly Route[] = [
  route('POST', 'changegoldplanstatus', changeGoldPlan),
  route('POST', 'changecustompagestatus', changeCustomPage),
  route('PATCH', 'open-advertising-show', openAdvertising),
  route('POST', 'close-advertising-show', closeAdvertising),
  route('POST', 'set-advertising-industry-filter', setFilters),
]

function route(method: Route['method'], name: string, act: Route['act']): Route {
  const path = new RegExp(`^${GOLD_PLAN}/${name}$`)
  return { method, path, endpoint: `gold-plan-${name}`, act, numberField: 'sub_mchid' }
}
