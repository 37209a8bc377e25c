import { ADD_RECOMMEND_CONF } from './add-recommend-conf.ts'
import { ADD_SUB_DEV_CONFIG } from './add-sub-dev-config.ts'
import { AUTH_CODE_TO_OPENID } from './auth-code-to-openid.ts'
import type { V2Route } from './call.ts'
import { CLOSE_ORDER } from './close-order.ts'
import { CREATE_REFUND } from './create-refund.ts'
import { DOWNLOAD_BILL, DOWNLOAD_FUND_FLOW } from './download-bills.ts'
import { MICROPAY } from './micropay.ts'
import { QUERY_ORDER } from './query-order.ts'
import { QUERY_REFUND } from './query-refund.ts'
import { QUERY_SUB_DEV_CONFIG } from './query-sub-dev-config.ts'
import { REVERSE } from './reverse.ts'
import { UNIFIED_ORDER } from './unified-order.ts'

/** The addresses of APIv2, all of them POST. */
const ROUTES: readonly V2Route[] = [
  UNIFIED_ORDER,
  QUERY_ORDER,
  CLOSE_ORDER,
  MICROPAY,
  REVERSE,
  AUTH_CODE_TO_OPENID,
  CREATE_REFUND,
  QUERY_REFUND,
  ADD_SUB_DEV_CONFIG,
  QUERY_SUB_DEV_CONFIG,
  ADD_RECOMMEND_CONF,
  DOWNLOAD_BILL,
  DOWNLOAD_FUND_FLOW,
]

/** Every interface of APIv2. */
export function v2Endpoints(): { endpoint: string; address: string }[] {
  return ROUTES.map(({ endpoint, path }) => ({ endpoint, address: `POST ${path}` }))
}

const BY_PATH: ReadonlyMap<string, V2Route> = new Map(ROUTES.map((route) => [route.path, route]))
const PREFIXES = ['/pay/', '/secapi/', '/mmpaymkttransfers/', '/billcommentsp/', '/tools/']

export function isV2Path(target: string): boolean {
  return PREFIXES.some((prefix) => target.startsWith(prefix))
}

export function findV2Route(path: string): V2Route | undefined {
  return BY_PATH.get(path)
}
