import type { Field, Fields } from './fields.ts'
import { IDENTITY, SUBSIDY_INFO } from './identity-fields.ts'

export const MAX_AMOUNT_FEN = 10_000_000_000
const MAX_GOODS = 6_000
const MAX_LIMITS = 4

export const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/
// A notify_url carries no query and no fragment; plain http is let through, because this WeChat lives on localhost.
export const NOTIFY_URL = /^https?:\/\/[^\s?#]+$/
export const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
export const DIGITS = /^\d+$/

export function text(
  label: string,
  max: number,
  more: { required?: boolean; pattern?: RegExp; oneOf?: string[] } = {},
): Field {
  return { type: 'text', label, max, ...more }
}

export const PARTNER_FIELDS: Fields = {
  sp_mchid: text('服务商户号', 32, { required: true, pattern: DIGITS }),
  sub_mchid: text('子商户号', 32, { required: true, pattern: DIGITS }),
}

const GOODS: Field = {
  type: 'object',
  label: '单品',
  fields: {
    merchant_goods_id: text('商户侧商品编码', 32, { required: true }),
    wechatpay_goods_id: text('微信侧商品编码', 32),
    goods_name: text('商品名称', 256),
    quantity: { type: 'integer', label: '商品数量', min: 1, max: 2 ** 31 - 1, required: true },
    unit_price: { type: 'integer', label: '商品单价', min: 0, max: MAX_AMOUNT_FEN, required: true },
  },
}

const STORE_INFO: Field = {
  type: 'object',
  label: '商户门店信息',
  fields: {
    id: text('门店编号', 32, { required: true }),
    name: text('门店名称', 256),
    area_code: text('地区编码', 32),
    address: text('详细地址', 512),
  },
}

export const H5_INFO: Field = {
  type: 'object',
  label: 'H5场景信息',
  required: true,
  fields: {
    type: text('场景类型', 32, { required: true }),
    app_name: text('应用名称', 64),
    app_url: text('网站URL', 128),
    bundle_id: text('iOS平台BundleID', 128),
    package_name: text('Android平台PackageName', 128),
  },
}

function sceneInfo(h5: boolean): Field {
  return {
    type: 'object',
    label: '场景信息',
    required: h5,
    fields: {
      payer_client_ip: text('用户终端IP', 45, { required: true }),
      device_id: text('商户端设备号', 32),
      store_info: STORE_INFO,
      ...(h5 ? { h5_info: H5_INFO } : {}),
    },
  }
}

const PAYER: Field = {
  type: 'object',
  label: '支付者',
  required: true,
  fields: { sp_openid: text('用户服务标识', 128), sub_openid: text('用户子标识', 128), identity: IDENTITY },
}

// Where nobody is named by openid, who it must be may still be said.
const ANYBODY: Field = { type: 'object', label: '支付者', fields: { identity: IDENTITY } }

const COMMON_FIELDS: Fields = {
  ...PARTNER_FIELDS,
  sp_appid: text('服务商公众号ID', 32, { required: true }),
  sub_appid: text('子商户公众号ID', 32),
  description: text('商品描述', 127, { required: true }),
  out_trade_no: text('商户订单号', 32, { required: true, pattern: OUT_TRADE_NO }),
  time_expire: text('交易结束时间', 64, { pattern: RFC3339 }),
  attach: text('附加数据', 128),
  notify_url: text('通知地址', 255, { required: true, pattern: NOTIFY_URL }),
  goods_tag: text('订单优惠标记', 32),
  support_fapiao: { type: 'boolean', label: '电子发票入口开放标识' },
  settle_info: {
    type: 'object',
    label: '结算信息',
    fields: {
      profit_sharing: { type: 'boolean', label: '是否指定分账' },
      subsidy_amount: { type: 'integer', label: '补差金额', min: 0, max: MAX_AMOUNT_FEN },
    },
  },
  amount: {
    type: 'object',
    label: '订单金额',
    required: true,
    fields: {
      total: { type: 'integer', label: '总金额', min: 1, max: MAX_AMOUNT_FEN, required: true },
      currency: text('货币类型', 16, { oneOf: ['CNY'] }),
    },
  },
  limit_pay: {
    type: 'array',
    label: '指定支付方式',
    max: MAX_LIMITS,
    item: text('支付方式', 32, { oneOf: ['no_balance', 'no_credit', 'no_debit', 'balance_only'] }),
  },
  detail: {
    type: 'object',
    label: '优惠功能',
    fields: {
      cost_price: { type: 'integer', label: '订单原价', min: 0, max: MAX_AMOUNT_FEN },
      invoice_id: text('商品小票ID', 32),
      goods_detail: { type: 'array', label: '单品列表', max: MAX_GOODS, item: GOODS },
    },
  },
}

export type OrderEndpoint = 'jsapi' | 'native' | 'app' | 'h5'

export const ORDER_FIELDS: Readonly<Record<OrderEndpoint, Fields>> = {
  jsapi: { ...COMMON_FIELDS, payer: PAYER, scene_info: sceneInfo(false), subsidy_info: SUBSIDY_INFO },
  native: { ...COMMON_FIELDS, payer: ANYBODY, scene_info: sceneInfo(false) },
  app: { ...COMMON_FIELDS, payer: ANYBODY, scene_info: sceneInfo(false), subsidy_info: SUBSIDY_INFO },
  h5: { ...COMMON_FIELDS, payer: ANYBODY, scene_info: sceneInfo(true) },
}

/** A body that passed `ORDER_FIELDS`; the fields this simulator acts upon. */
export type OrderRequest = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly sp_appid: string
  readonly sub_appid?: string
  readonly description: string
  readonly out_trade_no: string
  readonly time_expire?: string
  readonly attach?: string
  readonly notify_url: string
  readonly amount: { readonly total: number }
  readonly payer?: { readonly sp_openid?: string; readonly sub_openid?: string; readonly identity?: unknown }
  readonly scene_info?: { readonly device_id?: string }
}
