import { why } from '../explain/because.ts'
import { ABNORMAL_REFUND_ROUTES } from './abnormal-refund/routes.ts'
import { APPLYMENT_ROUTES } from './applyments/routes.ts'
import { BANK_ROUTES } from './banks/routes.ts'
import { BILL_ROUTES } from './bills/routes.ts'
import { closeOrder } from './close-order.ts'
import { CODEPAY_ROUTES } from './codepay/routes.ts'
import { COMBINE_ROUTES } from './combine/routes.ts'
import { createOrder } from './create-order.ts'
import { createRefund } from './create-refund.ts'
import { FUND_ROUTES } from './funds/routes.ts'
import { GOLD_PLAN_ROUTES } from './goldplan/routes.ts'
import { listCertificates } from './list-certificates.ts'
import { MEDIA_ROUTES } from './media/routes.ts'
import { queryOrderByOutTradeNo, queryOrderByTransactionId } from './query-order.ts'
import { queryRefund } from './query-refund.ts'
import { refuse } from './refusals.ts'
import type { Route } from './route.ts'
import { SETTLEMENT_ROUTES } from './settlements/routes.ts'
import { SUBJECT_ROUTES } from './subject-confirmations/routes.ts'
import { VIOLATION_ROUTES } from './violations/routes.ts'

const ORDERS = '/v3/pay/partner/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'

const PARTNER_ROUTES: readonly Route[] = [
  ...(['jsapi', 'native', 'app', 'h5'] as const).map(
    (product): Route => ({
      method: 'POST',
      path: new RegExp(`^${ORDERS}/${product}$`),
      endpoint: product,
      act: createOrder(product),
      numberField: 'out_trade_no',
      refusal: 'ruleLimited',
    }),
  ),
  {
    method: 'GET',
    path: new RegExp(`^${ORDERS}/out-trade-no/([^/]+)$`),
    endpoint: 'query-order',
    act: queryOrderByOutTradeNo,
  },
  {
    method: 'GET',
    path: new RegExp(`^${ORDERS}/id/([^/]+)$`),
    endpoint: 'query-order-by-id',
    act: queryOrderByTransactionId,
  },
  {
    method: 'POST',
    path: new RegExp(`^${ORDERS}/out-trade-no/([^/]+)/close$`),
    endpoint: 'close-order',
    act: closeOrder,
  },
  {
    method: 'POST',
    path: new RegExp(`^${REFUNDS}$`),
    endpoint: 'refund',
    act: createRefund,
    numberField: 'out_refund_no',
    refusal: 'balanceShort',
  },
  { method: 'GET', path: new RegExp(`^${REFUNDS}/([^/]+)$`), endpoint: 'query-refund', act: queryRefund },
  ...ABNORMAL_REFUND_ROUTES,
  ...CODEPAY_ROUTES,
  ...COMBINE_ROUTES,
  ...BILL_ROUTES,
  ...FUND_ROUTES,
  ...GOLD_PLAN_ROUTES,
  ...MEDIA_ROUTES,
  ...APPLYMENT_ROUTES,
  ...SETTLEMENT_ROUTES,
  ...SUBJECT_ROUTES,
  ...BANK_ROUTES,
  ...VIOLATION_ROUTES,
  { method: 'GET', path: /^\/v3\/certificates$/, endpoint: 'certificates', act: listCertificates },
]

const DIRECT_ORDERS = '/v3/pay/transactions'
const DIRECT_PATHS: readonly (readonly [Route['method'], string])[] = [
  ['POST', '(?:jsapi|native|app|h5|codepay)'],
  ['GET', 'out-trade-no/([^/]+)'],
  ['GET', 'id/([^/]+)'],
  ['POST', 'out-trade-no/([^/]+)/(?:close|reverse)'],
]
const DIRECT_ROUTES = DIRECT_PATHS.map(
  ([method, path]): Route => ({
    method,
    path: new RegExp(`^${DIRECT_ORDERS}/${path}$`),
    endpoint: 'direct',
    direct: true,
    act: (_world, { provider }) => {
      throw refuse('productClosed', why('directMode', { mchid: provider.mchid }))
    },
  }),
)

/** Every interface of partner mode, as people write its address. */
export function v3Endpoints(): { endpoint: string; address: string }[] {
  return PARTNER_ROUTES.map(({ endpoint, method, path }) => {
    const address = path.source
      .replaceAll('\\/', '/')
      .replaceAll('([^/]+)', '{…}')
      .replace(/^\^|\$$/g, '')
    return { endpoint, address: `${method} ${address}` }
  })
}

export type Found =
  | { readonly route: Route; readonly number: string }
  | 'unknown path'
  /** It takes these, and not the one that came. */
  | { readonly allowed: readonly Route['method'][] }

export function findRoute(method: string, path: string): Found {
  const allowed: Route['method'][] = []
  for (const route of [...PARTNER_ROUTES, ...DIRECT_ROUTES]) {
    const match = route.path.exec(path)
    if (match && route.method === method) return { route, number: decoded(match[1] ?? '') }
    if (match) allowed.push(route.method)
  }
  return allowed.length > 0 ? { allowed } : 'unknown path'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
