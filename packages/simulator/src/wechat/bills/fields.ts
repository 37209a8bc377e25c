import type { Field, Fields } from '../fields.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const BILL_DATE: Field = { type: 'text', label: '账单日期', max: 10, required: true, pattern: DAY }
const TAR_TYPE: Field = { type: 'text', label: '压缩类型', max: 8, oneOf: ['GZIP'] }
const ACCOUNT_TYPES = ['BASIC', 'OPERATION', 'FEES']

export const TRADE_BILL_FIELDS: Fields = {
  bill_date: BILL_DATE,
  sub_mchid: { type: 'text', label: '子商户号', max: 32 },
  bill_type: { type: 'text', label: '账单类型', max: 16, oneOf: ['ALL', 'SUCCESS', 'REFUND'] },
  tar_type: TAR_TYPE,
}

export const FUND_BILL_FIELDS: Fields = {
  bill_date: BILL_DATE,
  account_type: { type: 'text', label: '资金账户类型', max: 16, oneOf: ACCOUNT_TYPES },
  tar_type: TAR_TYPE,
}

export const SUB_FUND_BILL_FIELDS: Fields = {
  sub_mchid: { type: 'text', label: '子商户号', max: 32, required: true },
  bill_date: BILL_DATE,
  account_type: {
    type: 'text',
    label: '资金账户类型',
    max: 16,
    required: true,
    oneOf: [...ACCOUNT_TYPES, 'DEPOSIT'],
  },
  // SM4_GCM is for those who are bound to Chinese ciphers, and their page of the interface is another.
  algorithm: { type: 'text', label: '加密算法', max: 31, required: true, oneOf: ['AEAD_AES_256_GCM'] },
  tar_type: TAR_TYPE,
}

export const DOWNLOAD_FIELDS: Fields = {
  token: { type: 'text', label: '下载凭证', max: 512, required: true },
  tartype: { type: 'text', label: '压缩类型', max: 8, oneOf: ['gzip', 'GZIP'] },
}

export type TradeBillQuery = {
  readonly bill_date: string
  readonly sub_mchid?: string
  readonly bill_type?: 'ALL' | 'SUCCESS' | 'REFUND'
  readonly tar_type?: 'GZIP'
}

export type FundBillQuery = {
  readonly bill_date: string
  readonly account_type?: 'BASIC' | 'OPERATION' | 'FEES'
  readonly tar_type?: 'GZIP'
}

export type SubFundBillQuery = {
  readonly bill_date: string
  readonly sub_mchid: string
  readonly account_type: 'BASIC' | 'OPERATION' | 'FEES' | 'DEPOSIT'
  readonly tar_type?: 'GZIP'
}
