import type { Field, Fields } from '../fields.ts'

const MAX_SEALED_CHARACTERS = 2_048
const MAX_MEDIA_CHARACTERS = 256
const MAX_PICTURES = 5
const MAX_DAY_CHARACTERS = 128

type More = { readonly required?: boolean }

export const ID_DOC_TYPES = [
  'IDENTIFICATION_TYPE_IDCARD',
  'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
  'IDENTIFICATION_TYPE_HONGKONG_PASSPORT',
  'IDENTIFICATION_TYPE_MACAO_PASSPORT',
  'IDENTIFICATION_TYPE_TAIWAN_PASSPORT',
  'IDENTIFICATION_TYPE_FOREIGN_RESIDENT',
  'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT',
  'IDENTIFICATION_TYPE_TAIWAN_RESIDENT',
]
export const CERTIFICATE_TYPES = [
  ...['2388', '2389', '2390', '2391', '2392', '2393', '2394', '2395', '2396', '2397', '2398', '2399', '2400'],
  ...['2520', '2521', '2522'],
].map((number) => `CERTIFICATE_TYPE_${number}`)
const FINANCE_TYPES = ['BANK_AGENT', 'PAYMENT_AGENT', 'INSURANCE', 'TRADE_AND_SETTLE', 'OTHER']
export const MICRO_TYPES = ['MICRO_TYPE_STORE', 'MICRO_TYPE_MOBILE', 'MICRO_TYPE_ONLINE']
export const HOLDER_TYPES = ['LEGAL', 'SUPER']
export const BUSINESS_CODE = /^[0-9A-Za-z_]+$/

export function object(label: string, fields: Fields, more: More = {}): Field {
  return { type: 'object', label, fields, ...more }
}

export function choice(label: string, oneOf: readonly string[], more: More = {}): Field {
  return { type: 'text', label, max: 128, oneOf, ...more }
}

export function sealed(label: string, more: More = {}): Field {
  return { type: 'text', label, max: MAX_SEALED_CHARACTERS, holds: 'sealed', ...more }
}

export function picture(label: string, more: More = {}): Field {
  return { type: 'text', label, max: MAX_MEDIA_CHARACTERS, holds: 'picture', ...more }
}

export function video(label: string): Field {
  return { type: 'text', label, max: MAX_MEDIA_CHARACTERS, holds: 'video' }
}

export function pictures(label: string, more: More & { readonly max?: number } = {}): Field {
  const { max = MAX_PICTURES, ...rest } = more
  return { type: 'array', label, min: 1, max, item: picture(label), ...rest }
}

/** A day, or 长期 as an end: whether it is one is looked at with the other rules. */
export function day(label: string, more: More = {}): Field {
  return { type: 'text', label, max: MAX_DAY_CHARACTERS, ...more }
}

export function flag(label: string): Field {
  return { type: 'boolean', label }
}

export const FINANCE_INSTITUTION: Field = object('金融机构许可证信息', {
  finance_type: choice('金融机构类型', FINANCE_TYPES),
  finance_license_pics: pictures('金融机构许可证图片'),
})

/** 最终受益人信息列表: at most four. */
export const OWNERS: Field = {
  type: 'array',
  label: '最终受益人信息列表',
  min: 1,
  max: 4,
  item: object('最终受益人', {
    ubo_id_doc_type: choice('证件类型', ID_DOC_TYPES, { required: true }),
    ubo_id_doc_copy: picture('证件正面照片', { required: true }),
    ubo_id_doc_copy_back: picture('证件反面照片'),
    ubo_id_doc_name: sealed('证件姓名', { required: true }),
    ubo_id_doc_number: sealed('证件号码', { required: true }),
    ubo_id_doc_address: sealed('证件居住地址', { required: true }),
    ubo_period_begin: day('证件有效期开始时间', { required: true }),
    ubo_period_end: day('证件有效期结束时间', { required: true }),
  }),
}
