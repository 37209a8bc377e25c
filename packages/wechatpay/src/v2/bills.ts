import type { DownloadOptions } from '../call.ts'
import type { Download } from '../download.ts'
import type { V2DownloadCall } from './call.ts'
import { billRefusals } from './refusals.ts'
import type { V2Transport } from './transport.ts'
import { toWechatDay } from './values.ts'

/** `GZIP` halves the way and more; what is handed on is unpacked in either case. */
type Packing = { readonly tar_type?: 'GZIP' }

/** `bill_date`: a day of Beijing, `2026-11-23`. Without `sub_mch_id` the bill of all sub-merchants comes. */
export type V2TradeBill = Packing & {
  readonly appid: string
  readonly bill_date: string
  readonly bill_type?: 'ALL' | 'SUCCESS' | 'REFUND' | 'RECHARGE_REFUND'
  readonly sub_mch_id?: string
}

/** The provider's own account. */
export type V2FundFlowBill = Packing & {
  readonly appid: string
  readonly bill_date: string
  readonly account_type: 'Basic' | 'Operation' | 'Fees'
}

/**
 * Bills of a day, from 10 o'clock of the next, for three months. They carry no sign; of a fund-flow bill WeChat tells the SHA-1, and
 * reading it to its end throws where it differs. `readBill(body)` reads the rows. Throws NO_STATEMENT_EXIST when nothing was traded, and
 * STATEMENT_CREATING, `mayRetry`, when it is too early.
 */
export type V2Bills = {
  /** Official page: 下载交易账单. */
  trade(bill: V2TradeBill, options?: DownloadOptions): Promise<Download>
  /** Official page: 下载资金账单. Needs the certificate. */
  fundFlow(bill: V2FundFlowBill, options?: DownloadOptions): Promise<Download>
}

export function createV2Bills(transport: V2Transport): V2Bills {
  return {
    trade: async (bill, options) => transport.download(tradeBill(bill), options),
    fundFlow: async (bill, options) => transport.download(fundFlowBill(bill), options),
  }
}

function tradeBill(bill: V2TradeBill): V2DownloadCall {
  return {
    path: '/pay/downloadbill',
    fields: { bill_type: 'ALL', ...bill, bill_date: toWechatDay('bill_date', bill.bill_date) },
    signing: 'md5',
    certificate: false,
    refusals: billRefusals,
  }
}

function fundFlowBill(bill: V2FundFlowBill): V2DownloadCall {
  return {
    path: '/pay/downloadfundflow',
    fields: { ...bill, bill_date: toWechatDay('bill_date', bill.bill_date) },
    signing: 'hmac_sha256',
    certificate: true,
    refusals: billRefusals,
  }
}
