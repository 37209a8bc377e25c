import { billFault } from './bill-fault.ts'
import type { BillRow } from './bill-row.ts'

/** A payment, or a refund, or a reversal, as the trade bill has it. Texts as they stand. */
export type TradeEntry = {
  /** Asia/Shanghai, `2026-11-23 12:00:00`. */
  readonly tradeTime: string
  readonly appid: string
  readonly spMchid: string
  /** `0` on rows of an account's own trade. */
  readonly subMchid: string
  readonly transactionId: string
  readonly outTradeNo: string
  readonly openid: string
  readonly tradeType: string
  /** SUCCESS, REFUND, REVOKED (a reversed code payment); open. */
  readonly tradeState: string
  readonly bankType: string
  readonly currency: string
  /** What was ordered; compare it with `amount.total`. Of a refund row 0. */
  readonly orderFen: number
  /** The order without coupons that WeChat does not settle. The old form has it not. */
  readonly settlementFen: number | null
  /** What goes back without such coupons; null in bills without refunds. */
  readonly refundFen: number | null
  /** What was asked to go back; compare it with `amount.refund`. Null in the old form and in bills without refunds. */
  readonly refundAskedFen: number | null
  readonly refundId: string | null
  readonly outRefundNo: string | null
  /** SUCCESS, PROCESSING, FAIL, CHANGE: as it was when the bill was made, never restated. */
  readonly refundStatus: string | null
  /** Thousandths of a fen; below zero when the fee comes back. */
  readonly feeMillifen: number
  /** As it stands: `0.60%`. */
  readonly feeRate: string
}

/** One movement of an account's money, as the fund-flow bill has it. */
export type FundFlowEntry = {
  /** Asia/Shanghai. */
  readonly bookedTime: string
  readonly businessNo: string
  readonly flowNo: string
  /** 交易, 退款, …; open. The fee is a row of its own: 交易, 扣除交易手续费. */
  readonly businessName: string
  readonly businessType: string
  readonly direction: 'in' | 'out'
  readonly fen: number
  readonly balanceFen: number
  readonly note: string
  readonly voucherNo: string
}

/** Also of the old form of 24 columns. Throws `WechatPayError` BAD_ANSWER where a column that money hangs on is missing. */
export function tradeEntry(row: BillRow): TradeEntry {
  return {
    tradeTime: needed(row, '交易时间'),
    appid: needed(row, '公众账号ID'),
    spMchid: needed(row, '商户号'),
    subMchid: needed(row, '特约商户号', '子商户号'),
    transactionId: needed(row, '微信订单号'),
    outTradeNo: needed(row, '商户订单号'),
    openid: needed(row, '用户标识'),
    tradeType: needed(row, '交易类型'),
    tradeState: needed(row, '交易状态'),
    bankType: needed(row, '付款银行'),
    currency: needed(row, '货币种类'),
    orderFen: neededFen(row, '订单金额', '总金额'),
    settlementFen: row.fen('应结订单金额') ?? null,
    refundFen: row.fen('退款金额') ?? null,
    refundAskedFen: row.fen('申请退款金额') ?? null,
    refundId: numbered(row.text('微信退款单号')),
    outRefundNo: numbered(row.text('商户退款单号')),
    refundStatus: row.text('退款状态') || null,
    feeMillifen: row.millifen('手续费') ?? missing('手续费'),
    feeRate: needed(row, '费率'),
  }
}

/** Of all fund-flow bills; APIv2 writes the brackets in full width. Throws `WechatPayError` BAD_ANSWER. */
export function fundFlowEntry(row: BillRow): FundFlowEntry {
  return {
    bookedTime: needed(row, '记账时间'),
    businessNo: needed(row, '微信支付业务单号'),
    flowNo: needed(row, '资金流水单号'),
    businessName: needed(row, '业务名称'),
    businessType: needed(row, '业务类型'),
    direction: direction(needed(row, '收支类型')),
    fen: neededFen(row, '收支金额(元)', '收支金额（元）'),
    balanceFen: neededFen(row, '账户结余(元)', '账户结余（元）'),
    note: needed(row, '备注'),
    voucherNo: needed(row, '业务凭证号'),
  }
}

function direction(text: string): 'in' | 'out' {
  if (text === '收入') return 'in'
  if (text === '支出') return 'out'
  throw billFault(`收支类型 is ${JSON.stringify(text.slice(0, 20))}, neither 收入 nor 支出`, { mayRetry: false })
}

// Rows that are no refund write 0 there.
function numbered(text: string | undefined): string | null {
  return text === undefined || text === '' || text === '0' ? null : text
}

function needed(row: BillRow, ...names: string[]): string {
  return row.text(...names) ?? missing(names[0])
}

function neededFen(row: BillRow, ...names: string[]): number {
  return row.fen(...names) ?? missing(names[0])
}

function missing(name: string | undefined): never {
  throw billFault(`it has no ${name}`, { mayRetry: false })
}
