import type { Route } from '../route.ts'
import { payByCode } from './pay-by-code.ts'
import { reverseCodePayment } from './reverse-code-payment.ts'

const ORDERS = '/v3/pay/partner/transactions'

export const CODEPAY_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^${ORDERS}/codepay$`),
    endpoint: 'codepay',
    act: payByCode,
    numberField: 'out_trade_no',
    refusal: 'ruleLimited',
  },
  {
    method: 'POST',
    path: new RegExp(`^${ORDERS}/out-trade-no/([^/]+)/reverse$`),
    endpoint: 'reverse-order',
    act: reverseCodePayment,
  },
]
