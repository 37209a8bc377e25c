import type { V2Field, V2Fields } from './fields.ts'

const DIGITS = /^\d+$/
const LONGEST_SIGN = 64

export const MCHIDS: V2Fields = {
  mch_id: { type: 'text', label: '商户号', max: 32, required: true, pattern: DIGITS },
  sub_mch_id: { type: 'text', label: '子商户号', max: 32, pattern: DIGITS },
}

export const SIGN: V2Fields = {
  sign: { type: 'text', label: '签名', max: LONGEST_SIGN, required: true },
}

export const NONCE: V2Fields = {
  nonce_str: { type: 'text', label: '随机字符串', max: 32, required: true },
}

/** What nearly every request bears. The sign and its type are looked at before all fields. */
export const COMMON_FIELDS: V2Fields = {
  appid: { type: 'text', label: '服务商的APPID', max: 32, required: true },
  sub_appid: { type: 'text', label: '子商户应用ID', max: 32 },
  ...MCHIDS,
  ...NONCE,
  ...SIGN,
  version: { type: 'choice', label: '接口版本号', of: ['1.0'] },
}

// In APIv2 the number may also bear an @.
export const ORDER_NUMBER: V2Field = {
  type: 'text',
  label: '商户订单号',
  max: 32,
  pattern: /^[0-9A-Za-z_\-|*@]+$/,
}

export const TRANSACTION_ID: V2Field = { type: 'text', label: '微信支付订单号', max: 32 }

const MAX_AMOUNT_FEN = 10_000_000_000

/** Whole fen, as text. */
export const AMOUNT: Omit<V2Field & { type: 'number' }, 'label'> = { type: 'number', min: 1, max: MAX_AMOUNT_FEN }

// Without a query or a fragment; plain http is let through, because this WeChat lives on localhost.
export const NOTIFY_URL: V2Field = { type: 'text', label: '通知地址', max: 256, pattern: /^https?:\/\/[^\s?#]+$/ }
