import type { Fields } from '../fields.ts'
import { text } from '../order-fields.ts'
import { OUT_REFUND_NO } from '../refund-fields.ts'

const MAX_SEALED_CHARACTERS = 1_024

/** The banks whose debit cards take a refund that cannot go back the way it came. */
export const BANKS: Readonly<Record<string, string>> = {
  CMB_DEBIT: '招商银行',
  COMM_DEBIT: '交通银行',
  ABC_DEBIT: '农业银行',
  CCB_DEBIT: '建设银行',
  ICBC_DEBIT: '工商银行',
  BOC_DEBIT: '中国银行',
  PAB_DEBIT: '平安银行',
  SPDB_DEBIT: '浦发银行',
  CITIC_DEBIT: '中信银行',
  CEB_DEBIT: '光大银行',
  CMBC_DEBIT: '民生银行',
  CIB_DEBIT: '兴业银行',
  GDB_DEBIT: '广发银行',
  PSBC_DEBIT: '邮储银行',
  NBCB_DEBIT: '宁波银行',
}

/** 发起异常退款, docs/partner/apis/refund. The bank's fields are needed when the money goes to the payer's card. */
export const ABNORMAL_REFUND_FIELDS: Fields = {
  // Its absence is answered by a refusal of its own, as for refunds.
  sub_mchid: text('子商户号', 32),
  out_refund_no: text('商户退款单号', 64, { required: true, pattern: OUT_REFUND_NO }),
  type: text('异常退款处理方式', 32, { required: true, oneOf: ['USER_BANK_CARD', 'MERCHANT_BANK_CARD'] }),
  bank_type: text('开户银行', 16, { oneOf: Object.keys(BANKS) }),
  bank_account: text('收款银行卡号', MAX_SEALED_CHARACTERS),
  real_name: text('收款用户姓名', MAX_SEALED_CHARACTERS),
}

const USER_CARD_FIELDS: Fields = {
  ...ABNORMAL_REFUND_FIELDS,
  bank_type: { ...ABNORMAL_REFUND_FIELDS.bank_type!, required: true },
  bank_account: { ...ABNORMAL_REFUND_FIELDS.bank_account!, required: true },
  real_name: { ...ABNORMAL_REFUND_FIELDS.real_name!, required: true },
}

export function fieldsFor(type: AbnormalRefundRequest['type']): Fields {
  return type === 'USER_BANK_CARD' ? USER_CARD_FIELDS : ABNORMAL_REFUND_FIELDS
}

export type AbnormalRefundRequest = {
  readonly sub_mchid?: string
  readonly out_refund_no: string
  readonly type: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD'
  readonly bank_type?: string
  readonly bank_account?: string
  readonly real_name?: string
}
