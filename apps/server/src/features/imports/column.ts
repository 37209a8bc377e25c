import type { ImportKind } from './file-import.ts'

/** A column of a file: the name the program knows it by, the one of the template, and what else it may be called. */
export type Column = {
  readonly field: string
  readonly zh: string
  readonly others?: readonly string[]
  readonly isNeeded?: true
  /** What stands in the template's line. */
  readonly example: string
}

const number = {
  field: 'sub_mchid',
  zh: '特约商户号',
  others: ['子商户号'],
  isNeeded: true,
  example: '1900000109',
} as const
const account = { field: 'sp_mchid', zh: '服务商商户号', example: '' } as const

const ofMerchants: readonly Column[] = [
  { field: 'name', zh: '商户名称', others: ['商户简称'], isNeeded: true, example: '示例咖啡' },
  { field: 'subject', zh: '主体名称', others: ['主体'], isNeeded: true, example: '示例咖啡有限公司' },
  { field: 'subject_type', zh: '主体类型', isNeeded: true, example: '企业' },
  number,
  account,
  { field: 'fee', zh: '费率（%）', others: ['费率', '费率(%)'], isNeeded: true, example: '0.6' },
  { field: 'products', zh: '已开通产品', example: 'JSAPI、小程序、Native、退款' },
  { field: 'agent', zh: '代理商', others: ['代理商登录名'], example: '' },
  { field: 'reference', zh: '我方编号', example: 'S-0001' },
  { field: 'contact_name', zh: '联系人', example: '' },
  { field: 'contact_phone', zh: '联系电话', example: '' },
  { field: 'contact_email', zh: '联系邮箱', example: '' },
  { field: 'notes', zh: '备注', example: '' },
]

const ofPayments: readonly Column[] = [
  { field: 'out_trade_no', zh: '商户订单号', isNeeded: true, example: 'OLD20260101000001' },
  { field: 'combine_out_trade_no', zh: '合单商户订单号', others: ['合单订单号'], example: '' },
  {
    field: 'transaction_id',
    zh: '微信支付订单号',
    others: ['微信订单号'],
    isNeeded: true,
    example: '4200000000202601010000000001',
  },
  number,
  account,
  { field: 'amount_fen', zh: '金额（分）', isNeeded: true, example: '1280' },
  { field: 'paid_at', zh: '支付时间', isNeeded: true, example: '2026-01-01 09:30:00' },
  { field: 'product', zh: '产品', isNeeded: true, example: 'JSAPI' },
  { field: 'refunded_fen', zh: '已退款（分）', example: '0' },
  { field: 'payer_openid', zh: '付款人 openid', example: '' },
  { field: 'payer_appid', zh: '付款人 appid', example: '' },
  { field: 'reference', zh: '商户单号', example: '' },
  { field: 'description', zh: '商品说明', example: '' },
]

export const columnsOf: Readonly<Record<ImportKind, readonly Column[]>> = {
  merchants: ofMerchants,
  payments: ofPayments,
}

/** What the template calls a column, as its people know it. */
export function columnNameOf(kind: ImportKind, field: string): string {
  return columnsOf[kind].find((column) => column.field === field)?.zh ?? '整行'
}

export type Head = {
  /** The field of each cell; null for a column that nobody needs. */
  readonly fields: readonly (string | null)[]
  readonly missing: readonly string[]
  readonly twice: readonly string[]
}

/** Which column is which, by the head of the file. Names are the same whatever their case, width and blanks. */
export function readHead(kind: ImportKind, cells: readonly string[]): Head {
  const columns = columnsOf[kind]
  const found = cells.map((cell) => columns.find((column) => namesOf(column).includes(folded(cell)))?.field ?? null)
  const missing = columns.filter(({ field, isNeeded }) => isNeeded && !found.includes(field)).map(({ zh }) => zh)
  const twice = columns.filter(({ field }) => found.indexOf(field) !== found.lastIndexOf(field)).map(({ zh }) => zh)
  return { fields: found, missing, twice }
}

function namesOf({ field, zh, others = [] }: Column): string[] {
  return [field, zh, ...others].map(folded)
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*＊]/g, '')
    .toLowerCase()
}
