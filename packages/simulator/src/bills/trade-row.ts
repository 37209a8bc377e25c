import { DAY_MS, HOUR_MS, momentText, startOfDay } from '../kit/day.ts'
import type { AskedBill, Flow } from '../storage/money-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import type { World } from '../world.ts'
import { feeYuan, percent, yuan } from './yuan.ts'

// Bills are made from nine o'clock on: how a refund stands then is what its row says for ever.
const SNAPSHOT_HOUR = 9

/** One row of a trade bill: a payment, a refund or the reversal of a code payment. */
export type TradeRow = {
  readonly at: number
  readonly state: 'SUCCESS' | 'REFUND' | 'REVOKED'
  readonly order: Order
  readonly refund: Refund | null
  readonly snapshotAt: number
  readonly rate_ppm: number
  readonly openid: string
}

export type OpenidOf = (payer: string, appid: string) => string

type Bill = Extract<AskedBill, { kind: 'trade' }>

const STATES: { readonly [Kind in Flow['kind']]?: TradeRow['state'] } = {
  payment: 'SUCCESS',
  refund: 'REFUND',
  reversal: 'REVOKED',
}

/** What a move of money is in the SP's trade bill; null when it is not in it. */
export function tradeRowOf(world: World, bill: Bill, flow: Flow, openidOf: OpenidOf): TradeRow | null {
  const state = STATES[flow.kind]
  if (state === undefined || flow.fee || flow.account !== 'merchant') return null
  if (bill.sub_mchid !== null && flow.owner !== bill.sub_mchid) return null
  if (bill.bill_type !== 'ALL' && (bill.bill_type === 'SUCCESS') !== (state === 'SUCCESS')) return null
  const refund = state === 'REFUND' ? world.store.get('refunds', flow.subject ?? '') : undefined
  const order = world.store.get('orders', refund?.order ?? flow.subject ?? '')
  if (!order || order.sp_mchid !== bill.sp_mchid) return null
  const snapshotAt = startOfDay(bill.day) + DAY_MS + SNAPSHOT_HOUR * HOUR_MS
  const ratePpm = world.store.get('merchants', order.sub_mchid)?.fee_rate_ppm ?? 0
  const openid = openidOf(order.payer ?? '', order.sp_appid)
  return { at: flow.at, state, order, refund: refund ?? null, snapshotAt, rate_ppm: ratePpm, openid }
}

/** What the payer paid by this row, in fen; nothing, where money went back. */
export function paidFen(row: TradeRow): number {
  return row.state === 'SUCCESS' ? row.order.amount_fen : 0
}

export function refundedFen(row: TradeRow): number {
  if (row.state === 'SUCCESS') return 0
  return row.refund?.amount_fen ?? row.order.amount_fen
}

/** The fee that WeChat took, or, below zero, gave back. */
export function feeFen(row: TradeRow): number {
  if (row.state === 'SUCCESS') return row.order.fee_fen
  return -(row.refund ? (row.refund.fee_returned_fen ?? 0) : row.order.fee_fen)
}

/** Each column by its name, in no order: the bills choose and arrange them. */
export const TRADE_COLUMNS = {
  交易时间: (row) => momentText(row.at),
  公众账号ID: ({ order }) => order.sp_appid,
  商户号: ({ order }) => order.sp_mchid,
  特约商户号: ({ order }) => order.sub_mchid,
  设备号: ({ order }) => order.device_id ?? '',
  微信订单号: ({ order }) => order.transaction_id ?? '',
  商户订单号: ({ order }) => order.out_trade_no,
  用户标识: ({ openid }) => openid,
  交易类型: ({ order }) => order.trade_type,
  交易状态: (row) => row.state,
  付款银行: () => 'OTHERS',
  货币种类: () => 'CNY',
  应结订单金额: (row) => yuan(paidFen(row)),
  代金券金额: () => yuan(0),
  退款申请时间: (row) => momentText(row.at),
  退款成功时间: (row) => successText(row),
  微信退款单号: ({ refund }) => refund?.refund_id ?? '0',
  商户退款单号: ({ refund }) => refund?.out_refund_no ?? '0',
  退款金额: (row) => yuan(refundedFen(row)),
  充值券退款金额: () => yuan(0),
  退款类型: (row) => (row.state === 'SUCCESS' ? '' : 'ORIGINAL'),
  退款状态: (row) => statusText(row),
  商品名称: ({ order }) => oneField(order.description),
  商户数据包: ({ order }) => oneField(order.attach ?? ''),
  手续费: (row) => feeYuan(feeFen(row)),
  费率: (row) => percent(row.rate_ppm),
  订单金额: (row) => yuan(paidFen(row)),
  申请退款金额: (row) => yuan(refundedFen(row)),
  费率备注: () => '',
} as const satisfies Record<string, (row: TradeRow) => string>

export type TradeColumn = keyof typeof TRADE_COLUMNS

function statusText({ state, refund, snapshotAt }: TradeRow): string {
  if (refund === null) return state === 'REVOKED' ? 'SUCCESS' : ''
  if (refund.success_at !== null && refund.success_at <= snapshotAt) return 'SUCCESS'
  if (refund.closed_at !== undefined && refund.closed_at <= snapshotAt) return 'FAIL'
  return refund.abnormal_at !== undefined && refund.abnormal_at <= snapshotAt ? 'CHANGE' : 'PROCESSING'
}

function successText({ at, refund, snapshotAt }: TradeRow): string {
  if (refund === null) return momentText(at)
  const done = refund.success_at !== null && refund.success_at <= snapshotAt
  return done ? momentText(refund.success_at ?? 0) : ''
}

// A merchant's own words may hold commas, but neither end a row nor look like the beginning of a field.
export function oneField(text: string): string {
  return text.replace(/[\r\n`]+/g, ' ')
}
