import { billChunks, hasRows, standingOf } from '../bills/bill.ts'
import { gzipped } from '../bills/pack.ts'
import { type Because, why } from '../explain/because.ts'
import { accountOf, type FundType } from '../funds/provider-funds.ts'
import { isDay } from '../kit/day.ts'
import type { AskedBill, TradeBillType } from '../storage/money-rows.ts'
import { beingMade, wrongDay } from '../wechat/bills/check-bill.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, textOf, type V2Answer, type V2ProviderCall, type V2Route } from './call.ts'
import { COMMON_FIELDS } from './common-fields.ts'
import type { V2Field, V2Fields } from './fields.ts'
import { type DeedName, refuseDeed, refuseTalk, type TalkName, type V2Refusal } from './refusals.ts'

const BILL_DATE: V2Field = { type: 'text', label: '对账单日期', max: 8, required: true, pattern: /^\d{8}$/ }
const TAR_TYPE: V2Field = { type: 'choice', label: '压缩账单', of: ['GZIP'] }
const FIELDS: V2Fields = { ...COMMON_FIELDS, bill_date: BILL_DATE, tar_type: TAR_TYPE }
const FUND_TYPES: Readonly<Record<string, FundType>> = { Basic: 'BASIC', Operation: 'OPERATION', Fees: 'FEES' }

/** What keeps a bill from being there; the two interfaces say it each in its own way. */
type Obstacle = 'wrong day' | 'creating' | 'none'

/** 下载对账单: the trades of all sub-merchants, or of the one named. Official page jsapi_sl chapter 9_6. */
export const DOWNLOAD_BILL: V2Route = {
  path: '/pay/downloadbill',
  endpoint: 'v2-trade-bill',
  for: 'provider',
  fields: { ...FIELDS, bill_type: { type: 'choice', label: '账单类型', of: ['ALL', 'SUCCESS', 'REFUND'] } },
  signTypes: BOTH_SIGN_TYPES,
  act: (world, call) => {
    const bill: AskedBill = {
      kind: 'trade',
      day: dayIn(call),
      bill_type: (textOf(call, 'bill_type') ?? 'ALL') as TradeBillType,
      sp_mchid: call.provider.mchid,
      sub_mchid: call.merchant?.sub_mchid ?? null,
    }
    return download(world, call, bill, (obstacle) =>
      refuseTalk(SAID_OF_TRADES[obstacle], whyNoBill(world, call, bill, obstacle)),
    )
  },
}

/** 下载资金账单: the SP's own account, over TLS with its certificate. Official page jsapi_sl chapter 9_18. */
export const DOWNLOAD_FUND_FLOW: V2Route = {
  path: '/pay/downloadfundflow',
  endpoint: 'v2-fund-bill',
  for: 'provider',
  fields: {
    ...FIELDS,
    account_type: { type: 'choice', label: '资金账户类型', of: Object.keys(FUND_TYPES), required: true },
  },
  signTypes: ['HMAC-SHA256'],
  act: (world, call) => {
    const bill: AskedBill = {
      kind: 'fund',
      day: dayIn(call),
      account: accountOf(FUND_TYPES[textOf(call, 'account_type') ?? ''] ?? 'BASIC'),
      owner: call.provider.mchid,
      full_width: true,
    }
    return download(world, call, bill, (obstacle) =>
      refuseDeed(SAID_OF_FUNDS[obstacle], whyNoBill(world, call, bill, obstacle)),
    )
  },
}

const SAID_OF_TRADES: Readonly<Record<Obstacle, TalkName>> = {
  'wrong day': 'billDayWrong',
  creating: 'billCreating',
  none: 'billNone',
}
const SAID_OF_FUNDS: Readonly<Record<Obstacle, DeedName>> = {
  'wrong day': 'fundDayWrong',
  creating: 'fundBillCreating',
  none: 'fundBillNone',
}

function whyNoBill(world: World, call: V2ProviderCall, { day }: AskedBill, obstacle: Obstacle): Because {
  if (!isDay(day)) return why('billDayInvalid', { day: textOf(call, 'bill_date') ?? '', form: 'YYYYMMDD' })
  if (obstacle === 'wrong day') return wrongDay(world, day)
  return obstacle === 'creating' ? beingMade(world, day) : why('billNone', { day })
}

function dayIn(call: V2ProviderCall): string {
  return (textOf(call, 'bill_date') ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
}

// The answer is the file itself; only a refusal is XML.
function download(
  world: World,
  call: V2ProviderCall,
  bill: AskedBill,
  refused: (obstacle: Obstacle) => V2Refusal,
): V2Answer {
  const standing = isDay(bill.day) ? standingOf(bill.day, world.clock.now()) : 'wrong day'
  if (standing !== 'ready') throw refused(standing)
  if (!hasRows(world, bill)) throw refused('none')
  const text = billChunks(world, bill)
  if (textOf(call, 'tar_type') !== 'GZIP') return { file: text, contentType: 'text/plain' }
  return { file: gzipped(text), contentType: 'application/x-gzip' }
}
