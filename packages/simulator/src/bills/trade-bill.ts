import { DAY_MS, startOfDay } from '../kit/day.ts'
import { openidOf } from '../orders/openid.ts'
import type { AskedBill, TradeBillType } from '../storage/money-rows.ts'
import type { World } from '../world.ts'
import { rowsBetween } from './rows-between.ts'
import {
  feeFen,
  type OpenidOf,
  paidFen,
  refundedFen,
  TRADE_COLUMNS,
  type TradeColumn,
  type TradeRow,
  tradeRowOf,
} from './trade-row.ts'
import { feeYuan, yuan } from './yuan.ts'

const MOST_OPENIDS = 100_000
const WHO =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类'
const REFUND_PART = '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态'
const HEADERS: Readonly<Record<TradeBillType, string>> = {
  ALL: `${WHO},应结订单金额,代金券金额,${REFUND_PART},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注`,
  SUCCESS: `${WHO},应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注`,
  REFUND: `${WHO},应结订单金额,代金券金额,退款申请时间,退款成功时间,${REFUND_PART},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注`,
}
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

type Bill = Extract<AskedBill, { kind: 'trade' }>

/** The SP's trades of a day: header, rows in the order in which money moved, summary. */
export function* tradeLines(world: World, bill: Bill): Generator<string> {
  const header = HEADERS[bill.bill_type]
  const columns = header.split(',').map((name) => TRADE_COLUMNS[name as TradeColumn])
  yield header
  const sums = { rows: 0, paidFen: 0, refundedFen: 0, feeFen: 0 }
  for (const row of tradeRows(world, bill)) {
    sums.rows++
    sums.paidFen += paidFen(row)
    sums.refundedFen += refundedFen(row)
    sums.feeFen += feeFen(row)
    yield columns.map((column) => `\`${column(row)}`).join(',')
  }
  yield SUMMARY
  const paid = yuan(sums.paidFen)
  const refunded = yuan(sums.refundedFen)
  const fields = [String(sums.rows), paid, refunded, yuan(0), feeYuan(sums.feeFen), paid, refunded]
  yield fields.map((field) => `\`${field}`).join(',')
}

function* tradeRows(world: World, bill: Bill): Generator<TradeRow> {
  const from = startOfDay(bill.day)
  const openids = rememberedOpenids()
  for (const flow of rowsBetween(world.store.tables.flows, from, from + DAY_MS)) {
    const row = tradeRowOf(world, bill, flow, openids)
    if (row) yield row
  }
}

// A payer comes back many times in a day, and each openid is a hash.
function rememberedOpenids(): OpenidOf {
  const known = new Map<string, string>()
  return (payer, appid) => {
    const key = `${payer} ${appid}`
    const openid = known.get(key) ?? openidOf(payer, appid)
    if (known.size >= MOST_OPENIDS) known.clear()
    known.set(key, openid)
    return openid
  }
}
