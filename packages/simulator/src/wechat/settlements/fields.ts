import type { Fields } from '../fields.ts'
import { choice, sealed } from '../forms/form-fields.ts'
import { DIGITS, text } from '../order-fields.ts'

/** 修改结算账户; official page ecommerce-merchant-application/modify-settlement. */
export const SETTLEMENT_FIELDS: Fields = {
  modify_mode: choice('修改模式', ['MODIFY_MODE_ASYNC']),
  account_type: choice('账户类型', ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'], { required: true }),
  account_bank: text('开户银行', 128, { required: true }),
  bank_address_code: text('开户银行省市编码', 128, { pattern: DIGITS }),
  bank_name: text('开户银行全称（含支行）', 128),
  bank_branch_id: text('开户银行联行号', 128),
  account_number: sealed('银行账号', { required: true }),
  account_name: sealed('开户名称'),
}

export type SettlementRequest = {
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  readonly account_bank: string
  readonly bank_name?: string
  readonly bank_branch_id?: string
  readonly account_number: string
  readonly account_name?: string
}

export const RULE_FIELDS: Fields = {
  account_number_rule: choice('银行账号展示规则', ['ACCOUNT_NUMBER_RULE_MASK_V1', 'ACCOUNT_NUMBER_RULE_MASK_V2']),
}
