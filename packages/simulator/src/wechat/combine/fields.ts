import type { Field, Fields } from '../fields.ts'
import { IDENTITY, SUBSIDY_INFO } from '../identity-fields.ts'
import { DIGITS, H5_INFO, NOTIFY_URL, type OrderEndpoint, OUT_TRADE_NO, RFC3339, text } from '../order-fields.ts'

// Each part up to ten million yuan.
const MAX_AMOUNT_FEN = 1_000_000_000
const MOST_SUB_ORDERS = 50
const MOST_LIMITS = 3
const MAX_DETAIL_CHARACTERS = 6_000

export const COMBINE_OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{2,32}$/

const AMOUNT: Field = {
  type: 'object',
  label: '订单金额',
  required: true,
  fields: {
    total_amount: { type: 'integer', label: '标价金额', min: 1, max: MAX_AMOUNT_FEN, required: true },
    currency: text('标价币种', 8, { required: true, oneOf: ['CNY'] }),
  },
}

const SETTLE_INFO: Field = {
  type: 'object',
  label: '结算信息',
  fields: {
    profit_sharing: { type: 'boolean', label: '是否指定分账' },
    subsidy_amount: { type: 'integer', label: '补差金额', min: 0, max: MAX_AMOUNT_FEN },
  },
}

function subOrders(more: Fields): Field {
  const fields: Fields = {
    mchid: text('子单商户号', 32, { required: true, pattern: DIGITS }),
    sub_mchid: text('二级商户号', 32, { required: true, pattern: DIGITS }),
    sub_appid: text('子商户应用ID', 32),
    out_trade_no: text('子单商户订单号', 32, { required: true, pattern: OUT_TRADE_NO }),
    description: text('商品描述', 127, { required: true }),
    attach: text('附加数据', 128, { required: true }),
    amount: AMOUNT,
    goods_tag: text('订单优惠标记', 32),
    settle_info: SETTLE_INFO,
    ...more,
  }
  const item: Field = { type: 'object', label: '子单', fields }
  return { type: 'array', label: '子单信息', required: true, min: 1, max: MOST_SUB_ORDERS, item }
}

const DETAIL = { detail: text('商品详情', MAX_DETAIL_CHARACTERS) }
const PROFIT_SHARING: Fields = { profit_sharing: { type: 'boolean', label: '是否指定分账' } }

function payerInfo(required: boolean, openids: Fields): Field {
  return { type: 'object', label: '支付者', required, fields: { ...openids, identity: IDENTITY } }
}

const OPENIDS: Fields = { openid: text('用户标识', 128), sub_openid: text('用户子标识', 128) }

function sceneInfo(h5: boolean): Field {
  return {
    type: 'object',
    label: '场景信息',
    required: h5,
    fields: {
      device_id: text('商户端设备号', h5 ? 32 : 16, { required: h5 }),
      payer_client_ip: text('用户终端IP', 45, { required: true }),
      ...(h5 ? { h5_info: H5_INFO } : {}),
    },
  }
}

const COMMON: Fields = {
  combine_appid: text('合单商户appid', 32, { required: true }),
  combine_mchid: text('合单商户号', 32, { required: true, pattern: DIGITS }),
  combine_out_trade_no: text('合单商户订单号', 32, { required: true, pattern: COMBINE_OUT_TRADE_NO }),
  time_start: text('交易起始时间', 64, { pattern: RFC3339 }),
  time_expire: text('交易结束时间', 64, { pattern: RFC3339 }),
  notify_url: text('通知地址', 255, { required: true, pattern: NOTIFY_URL }),
  limit_pay: {
    type: 'array',
    label: '指定支付方式',
    max: MOST_LIMITS,
    item: text('支付方式', 32, { oneOf: ['no_balance', 'no_debit', 'balance_only'] }),
  },
}

/** 合单下单, docs/partner/apis/combine-payment: by the way of paying. */
export const COMBINE_FIELDS: Readonly<Record<OrderEndpoint, Fields>> = {
  jsapi: {
    ...COMMON,
    scene_info: sceneInfo(false),
    sub_orders: subOrders({ ...DETAIL, ...PROFIT_SHARING }),
    combine_payer_info: payerInfo(true, OPENIDS),
    subsidy_info: SUBSIDY_INFO,
  },
  app: {
    ...COMMON,
    scene_info: sceneInfo(false),
    sub_orders: subOrders({ ...DETAIL, ...PROFIT_SHARING }),
    combine_payer_info: payerInfo(false, {}),
    subsidy_info: SUBSIDY_INFO,
  },
  native: {
    ...COMMON,
    scene_info: sceneInfo(false),
    sub_orders: subOrders({}),
    combine_payer_info: payerInfo(false, OPENIDS),
  },
  h5: {
    ...COMMON,
    scene_info: sceneInfo(true),
    sub_orders: subOrders({}),
    combine_payer_info: payerInfo(false, OPENIDS),
  },
}

export const COMBINE_CLOSE_FIELDS: Fields = {
  combine_appid: text('合单商户appid', 32, { required: true }),
  sub_orders: {
    type: 'array',
    label: '子单信息',
    required: true,
    min: 1,
    max: MOST_SUB_ORDERS,
    item: {
      type: 'object',
      label: '子单',
      fields: {
        mchid: text('子单商户号', 32, { required: true, pattern: DIGITS }),
        out_trade_no: text('子单商户订单号', 32, { required: true }),
        sub_mchid: text('二级商户号', 32, { required: true, pattern: DIGITS }),
        sub_appid: text('子商户应用ID', 32),
      },
    },
  },
}

export type SubOrderRequest = {
  readonly mchid: string
  readonly sub_mchid: string
  readonly sub_appid?: string
  readonly out_trade_no: string
  readonly description: string
  readonly attach: string
  readonly amount: { readonly total_amount: number }
}

/** A body that passed `COMBINE_FIELDS`; the fields this simulator acts upon. */
export type CombineRequest = {
  readonly combine_appid: string
  readonly combine_mchid: string
  readonly combine_out_trade_no: string
  readonly sub_orders: readonly SubOrderRequest[]
  readonly combine_payer_info?: {
    readonly openid?: string
    readonly sub_openid?: string
    readonly identity?: unknown
  }
  readonly scene_info?: { readonly device_id?: string }
  readonly time_expire?: string
  readonly notify_url: string
}

export type CombineCloseRequest = {
  readonly combine_appid: string
  readonly sub_orders: readonly {
    readonly mchid: string
    readonly out_trade_no: string
    readonly sub_mchid: string
    readonly sub_appid?: string
  }[]
}
