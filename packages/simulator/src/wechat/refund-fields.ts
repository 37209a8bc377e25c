import type { Field, Fields } from './fields.ts'
import { NOTIFY_URL, OUT_TRADE_NO } from './order-fields.ts'

const MAX_AMOUNT_FEN = 10_000_000_000
const MAX_SOURCES = 10
const MAX_GOODS = 1_000

export const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/

const FUNDS_SOURCE: Field = {
  type: 'object',
  label: '出资账户',
  fields: {
    account: { type: 'text', label: '出资账户类型', max: 32, required: true, oneOf: ['AVAILABLE', 'UNAVAILABLE'] },
    amount: { type: 'integer', label: '出资金额', min: 1, max: MAX_AMOUNT_FEN, required: true },
  },
}

const GOODS: Field = {
  type: 'object',
  label: '退款商品',
  fields: {
    merchant_goods_id: { type: 'text', label: '商户侧商品编码', max: 32, required: true },
    wechatpay_goods_id: { type: 'text', label: '微信侧商品编码', max: 32 },
    goods_name: { type: 'text', label: '商品名称', max: 256 },
    unit_price: { type: 'integer', label: '商品单价', min: 0, max: MAX_AMOUNT_FEN, required: true },
    refund_amount: { type: 'integer', label: '商品退款金额', min: 0, max: MAX_AMOUNT_FEN, required: true },
    refund_quantity: { type: 'integer', label: '商品退货数量', min: 1, max: 2 ** 31 - 1, required: true },
  },
}

export const REFUND_FIELDS: Fields = {
  // Its absence is answered by a refusal of its own, because it is the mistake most often made.
  sub_mchid: { type: 'text', label: '子商户号', max: 32 },
  transaction_id: { type: 'text', label: '微信支付订单号', max: 32 },
  out_trade_no: { type: 'text', label: '商户订单号', max: 32, pattern: OUT_TRADE_NO },
  out_refund_no: { type: 'text', label: '商户退款单号', max: 64, required: true, pattern: OUT_REFUND_NO },
  reason: { type: 'text', label: '退款原因', max: 80 },
  notify_url: { type: 'text', label: '退款结果回调url', max: 255, pattern: NOTIFY_URL },
  funds_account: { type: 'text', label: '退款资金来源', max: 32, oneOf: ['AVAILABLE', 'UNSETTLED'] },
  amount: {
    type: 'object',
    label: '金额信息',
    required: true,
    fields: {
      refund: { type: 'integer', label: '退款金额', min: 1, max: MAX_AMOUNT_FEN, required: true },
      total: { type: 'integer', label: '原订单金额', min: 1, max: MAX_AMOUNT_FEN, required: true },
      currency: { type: 'text', label: '退款币种', max: 16, required: true, oneOf: ['CNY'] },
      from: { type: 'array', label: '退款出资账户及金额', max: MAX_SOURCES, item: FUNDS_SOURCE },
    },
  },
  goods_detail: { type: 'array', label: '退款商品', max: MAX_GOODS, item: GOODS },
}

export const REFUND_QUERY_FIELDS: Fields = {
  sub_mchid: { type: 'text', label: '子商户号', max: 32 },
}

export type RefundRequest = {
  readonly sub_mchid?: string
  readonly transaction_id?: string
  readonly out_trade_no?: string
  readonly out_refund_no: string
  readonly reason?: string
  readonly notify_url?: string
  readonly funds_account?: 'AVAILABLE' | 'UNSETTLED'
  readonly amount: { readonly refund: number; readonly total: number }
}
