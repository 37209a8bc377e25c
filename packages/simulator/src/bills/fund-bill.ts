import { DAY_MS, momentText, startOfDay } from '../kit/day.ts'
import type { AskedBill, Flow, FlowKind } from '../storage/money-rows.ts'
import type { World } from '../world.ts'
import { rowsBetween } from './rows-between.ts'
import { oneField } from './trade-row.ts'
import { yuan } from './yuan.ts'

const SUMMARY = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'
// 业务名称, 业务类型, and the 业务类型 of its fee.
const NAMES: Readonly<Record<FlowKind, readonly [string, string, string]>> = {
  payment: ['交易', '交易', '扣除交易手续费'],
  refund: ['退款', '退款', '退还交易手续费'],
  refund_closed: ['退款', '退款退回', '扣除交易手续费'],
  reversal: ['交易', '撤销', '退还交易手续费'],
  settlement: ['提现', '提现', ''],
  settlement_returned: ['提现', '提现退票', ''],
  withdrawal: ['提现', '提现', ''],
  top_up: ['充值', '充值', ''],
  brought_forward: ['其他', '期初结余', ''],
}
const APPLICANT = 'system'

type Bill = Extract<AskedBill, { kind: 'fund' }>

/** What came to and left one account on a day, with the balance after each move. */
export function* fundLines(world: World, bill: Bill): Generator<string> {
  const unit = bill.full_width ? '（元）' : '(元)'
  yield `记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额${unit},账户结余${unit},资金变更提交申请人,备注,业务凭证号`
  const sums = { in: 0, inFen: 0, out: 0, outFen: 0 }
  for (const flow of flowsOf(world, bill)) {
    if (flow.amount_fen > 0) {
      sums.in++
      sums.inFen += flow.amount_fen
    } else {
      sums.out++
      sums.outFen -= flow.amount_fen
    }
    yield ticked(fieldsOf(world, flow))
  }
  yield SUMMARY
  yield ticked([String(sums.in + sums.out), String(sums.in), yuan(sums.inFen), String(sums.out), yuan(sums.outFen)])
}

function* flowsOf(world: World, bill: Bill): Generator<Flow> {
  const from = startOfDay(bill.day)
  for (const flow of rowsBetween(world.store.tables.flows, from, from + DAY_MS)) {
    if (flow.account === bill.account && flow.owner === bill.owner) yield flow
  }
}

function fieldsOf(world: World, flow: Flow): string[] {
  const [name, type, feeType] = NAMES[flow.kind]
  return [
    momentText(flow.at),
    flow.business_number,
    flow.number,
    name,
    flow.fee ? feeType : type,
    flow.amount_fen > 0 ? '收入' : '支出',
    yuan(Math.abs(flow.amount_fen)),
    yuan(flow.balance_fen),
    APPLICANT,
    oneField(flow.note),
    voucherOf(world, flow),
  ]
}

// The paper behind the move: the order's own number, and for a refund the transaction that it gives back.
function voucherOf(world: World, flow: Flow): string {
  const refund = world.store.get('refunds', flow.subject ?? '')
  if (refund) return `REF${world.store.get('orders', refund.order)?.transaction_id ?? ''}`
  return world.store.get('orders', flow.subject ?? '')?.out_trade_no ?? ''
}

function ticked(fields: readonly string[]): string {
  return fields.map((field) => `\`${field}`).join(',')
}
