import type { Route } from '../route.ts'
import { askFundBill, askTradeBill } from './ask-bill.ts'
import { askSubFundBill } from './ask-sub-fund-bill.ts'
import { downloadBill } from './download-bill.ts'

export const BILL_ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/v3\/bill\/tradebill$/, endpoint: 'trade-bill', act: askTradeBill },
  { method: 'GET', path: /^\/v3\/bill\/fundflowbill$/, endpoint: 'fund-bill', act: askFundBill },
  { method: 'GET', path: /^\/v3\/bill\/sub-merchant-fundflowbill$/, endpoint: 'sub-fund-bill', act: askSubFundBill },
  { method: 'GET', path: /^\/v3\/billdownload\/file$/, endpoint: 'download-bill', act: downloadBill },
]
