import { AMOUNT, COMMON_FIELDS, NOTIFY_URL, ORDER_NUMBER } from './common-fields.ts'
import type { V2Field, V2Fields } from './fields.ts'

const LONGEST_DETAIL = 6_000
const MOMENT = /^\d{14}$/

function text(label: string, max: number): V2Field {
  return { type: 'text', label, max }
}

/** What an order of whatever product bears; code payment too. */
export const ORDER_FIELDS: V2Fields = {
  ...COMMON_FIELDS,
  device_info: text('设备号', 32),
  body: { type: 'text', label: '商品描述', max: 128, required: true },
  detail: text('商品详情', LONGEST_DETAIL),
  attach: text('附加数据', 127),
  out_trade_no: { ...ORDER_NUMBER, required: true },
  fee_type: { type: 'choice', label: '标价币种', of: ['CNY'] },
  total_fee: { ...AMOUNT, label: '标价金额', required: true },
  spbill_create_ip: { type: 'text', label: '终端IP', max: 64, required: true, pattern: /^[0-9a-fA-F.:]+$/ },
  goods_tag: text('订单优惠标记', 32),
  limit_pay: { type: 'choice', label: '指定支付方式', of: ['no_credit'] },
  time_start: { type: 'text', label: '交易起始时间', max: 14, pattern: MOMENT },
  time_expire: { type: 'text', label: '交易结束时间', max: 14, pattern: MOMENT },
  receipt: { type: 'choice', label: '电子发票入口开放标识', of: ['Y', 'N'] },
  scene_info: text('场景信息', 256),
  profit_sharing: { type: 'choice', label: '是否指定分账', of: ['Y', 'N'] },
}

export const UNIFIED_ORDER_FIELDS: V2Fields = {
  ...ORDER_FIELDS,
  notify_url: { ...NOTIFY_URL, required: true },
  trade_type: { type: 'choice', label: '交易类型', of: ['JSAPI', 'NATIVE', 'APP', 'MWEB'], required: true },
  product_id: text('商品ID', 32),
  openid: text('用户标识', 128),
  sub_openid: text('用户子标识', 128),
  user_type: {
    type: 'choice',
    label: '证件类型',
    of: [
      'IDCARD',
      'HONGKONG_MACAO',
      'HONGKONG_MACAO_RESIDENT',
      'TAIWAN_RESIDENT',
      'FOREIGN_RESIDENT',
      'OVERSEA_PASSPORT',
    ],
  },
  user_creid: text('证件号', 32),
  user_truename: text('姓名', 64),
}
