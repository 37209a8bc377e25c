import type { Field } from './fields.ts'

const MOST_PLANS = 10
const MAX_SEALED_CHARACTERS = 1_024

/** 实名支付: who the payer must be, sealed with WeChat's key. */
export const IDENTITY: Field = {
  type: 'object',
  label: '实名支付',
  fields: {
    type: {
      type: 'text',
      label: '证件类型',
      max: 32,
      required: true,
      oneOf: [
        'IDCARD',
        'HONGKONG_MACAO',
        'HONGKONG_MACAO_RESIDENT',
        'TAIWAN_RESIDENT',
        'FOREIGN_RESIDENT',
        'OVERSEA_PASSPORT',
        'PHONE_NUMBER',
      ],
    },
    number: { type: 'text', label: '证件号', max: MAX_SEALED_CHARACTERS, required: true },
    name: { type: 'text', label: '姓名', max: MAX_SEALED_CHARACTERS, required: true },
  },
}

/** 贴息: which instalments the merchant pays the interest of. */
export const SUBSIDY_INFO: Field = {
  type: 'object',
  label: '贴息信息',
  fields: {
    subsidy_detail: {
      type: 'array',
      label: '贴息详情列表',
      max: MOST_PLANS,
      item: {
        type: 'object',
        label: '贴息详情',
        fields: {
          subsidy_period_type: {
            type: 'text',
            label: '贴息方案类型',
            max: 32,
            required: true,
            oneOf: ['DAILY', 'PERIOD'],
          },
          subsidy_plan: { type: 'array', label: '贴息方案列表', required: true, max: MOST_PLANS, item: subsidyPlan() },
        },
      },
    },
  },
}

function subsidyPlan(): Field {
  return {
    type: 'object',
    label: '贴息方案',
    fields: {
      subsidy_installment_num: { type: 'integer', label: '贴息期数', min: 3, max: 12, required: true },
      subsidy_percent: { type: 'integer', label: '贴息比例', min: 0, max: 100, required: true },
    },
  }
}
