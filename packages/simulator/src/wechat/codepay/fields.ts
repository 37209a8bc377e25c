import type { Field, Fields } from '../fields.ts'
import { MAX_AMOUNT_FEN, OUT_TRADE_NO, PARTNER_FIELDS, text } from '../order-fields.ts'

const MAX_GOODS = 6_000

const GOODS: Field = {
  type: 'object',
  label: '单品',
  fields: {
    merchant_goods_id: text('商品编码', 32, { required: true }),
    wxpay_goods_id: text('微信支付商品编码', 32),
    goods_name: text('商品名称', 256),
    quantity: { type: 'integer', label: '商品数量', min: 1, max: 2 ** 31 - 1, required: true },
    unit_price: { type: 'integer', label: '商品单价', min: 0, max: MAX_AMOUNT_FEN, required: true },
  },
}

const SCENE_INFO: Field = {
  type: 'object',
  label: '场景信息',
  required: true,
  fields: {
    device_id: text('商户端设备号', 32),
    device_ip: text('商户端设备IP', 45),
    store_info: {
      type: 'object',
      label: '商户门店信息',
      required: true,
      fields: { id: text('门店编号', 32), out_id: text('商家自定义编码', 32) },
    },
  },
}

/** 付款码支付, docs/partner/apis/partner-code-payment-v3: neither notify_url nor time_expire. */
export const CODEPAY_FIELDS: Fields = {
  ...PARTNER_FIELDS,
  sp_appid: text('合作伙伴应用AppID', 32, { required: true }),
  sub_appid: text('特约商户应用AppID', 32),
  description: text('商品描述', 127, { required: true }),
  out_trade_no: text('商户订单号', 32, { required: true, pattern: OUT_TRADE_NO }),
  attach: text('附加数据', 128),
  goods_tag: text('订单优惠标记', 32),
  support_fapiao: { type: 'boolean', label: '电子发票入口开放标识' },
  payer: {
    type: 'object',
    label: '支付者',
    required: true,
    fields: { auth_code: text('授权码', 32, { required: true }) },
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
  scene_info: SCENE_INFO,
  detail: {
    type: 'object',
    label: '优惠功能',
    fields: {
      cost_price: { type: 'integer', label: '订单原价', min: 0, max: MAX_AMOUNT_FEN },
      invoice_id: text('商品小票ID', 32),
      goods_detail: { type: 'array', label: '单品列表', required: true, max: MAX_GOODS, item: GOODS },
    },
  },
  settle_info: {
    type: 'object',
    label: '结算信息',
    fields: { profit_sharing: { type: 'boolean', label: '是否指定分账' } },
  },
}

export const REVERSE_FIELDS: Fields = {
  ...PARTNER_FIELDS,
  sp_appid: text('合作伙伴应用AppID', 32),
  sub_appid: text('特约商户应用AppID', 32),
}

/** A body that passed `CODEPAY_FIELDS`; the fields this simulator acts upon. */
export type CodepayRequest = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly sp_appid: string
  readonly sub_appid?: string
  readonly description: string
  readonly out_trade_no: string
  readonly attach?: string
  readonly payer: { readonly auth_code: string }
  readonly amount: { readonly total: number }
  readonly scene_info: { readonly device_id?: string }
}

export type ReverseRequest = {
  readonly sp_mchid: string
  readonly sub_mchid: string
  readonly sp_appid?: string
  readonly sub_appid?: string
}
