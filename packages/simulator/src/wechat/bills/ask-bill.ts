import { measureBill } from '../../bills/bill.ts'
import { offerDownload } from '../../bills/offer-download.ts'
import { why } from '../../explain/because.ts'
import { accountOf } from '../../funds/provider-funds.ts'
import type { AskedBill } from '../../storage/money-rows.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { refuse } from '../refusals.ts'
import { checkBillDay, checkBillMerchant } from './check-bill.ts'
import { FUND_BILL_FIELDS, type FundBillQuery, TRADE_BILL_FIELDS, type TradeBillQuery } from './fields.ts'

/** 申请交易账单: the trades of all the SP's sub-merchants, or of one. */
export function askTradeBill(world: World, call: Call): Promise<Answer> {
  const query = readQuery<TradeBillQuery>(call.query, TRADE_BILL_FIELDS)
  checkBillDay(world, query.bill_date)
  if (query.sub_mchid !== undefined) checkBillMerchant(world, call, query.sub_mchid)
  const bill: AskedBill = {
    kind: 'trade',
    day: query.bill_date,
    bill_type: query.bill_type ?? 'ALL',
    sp_mchid: call.provider.mchid,
    sub_mchid: query.sub_mchid ?? null,
  }
  return offer(world, call, bill, query.tar_type === 'GZIP')
}

/** 申请资金账单: only the SP's own accounts, never a sub-merchant's. */
export function askFundBill(world: World, call: Call): Promise<Answer> {
  const query = readQuery<FundBillQuery>(call.query, FUND_BILL_FIELDS)
  checkBillDay(world, query.bill_date)
  const bill: AskedBill = {
    kind: 'fund',
    day: query.bill_date,
    account: accountOf(query.account_type ?? 'BASIC'),
    owner: call.provider.mchid,
    full_width: false,
  }
  return offer(world, call, bill, query.tar_type === 'GZIP')
}

async function offer(world: World, call: Call, bill: AskedBill, gzip: boolean): Promise<Answer> {
  const [whole] = (await measureBill(world, bill)) ?? []
  if (!whole) throw refuse('billNone', why('billNone', { day: bill.day }))
  const url = offerDownload(world, { mchid: call.provider.mchid, bill, gzip, piece: null })
  return { status: 200, body: { hash_type: 'SHA1', hash_value: whole.sha1, download_url: url } }
}
