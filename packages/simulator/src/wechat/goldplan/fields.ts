import type { Field, Fields } from '../fields.ts'

const MOST_FILTERS = 3
const SUB_MCHID: Field = { type: 'text', label: '特约商户号', max: 32, required: true, pattern: /^\d+$/ }
const OPERATION: Field = { type: 'text', label: '操作类型', max: 32, required: true, oneOf: ['OPEN', 'CLOSE'] }
const SCENES = ['JSAPI_AND_MINIPROGRAM', 'JSAPI', 'MINIPROGRAM']
// As WeChat spells them.
const INDUSTRIES =
  `E_COMMERCE LOVE_MARRIAGE POTOGRAPHY EDUCATION FINANCE TOURISM SKINCARE FOOD SPORT JEWELRY_WATCH HEALTHCARE BUSSINESS
  PARENTING CATERING RETAIL SERVICES LAW ESTATE TRANSPORTATION ENERGY_SAVING SECURITY BUILDING_MATERIAL COMMUNICATION
  MERCHANDISE ASSOCIATION COMMUNITY ONLINE_AVR WE_MEDIA CAR SOFTWARE GAME CLOTHING INDUSTY AGRICULTURE PUBLISHING_MEDIA
  HOME_DIGITAL`.split(/\s+/)
const FILTERS: Field = {
  type: 'array',
  label: '同业过滤标签值',
  max: MOST_FILTERS,
  item: { type: 'text', label: '同业过滤标签值', max: 32, oneOf: INDUSTRIES },
}

export const PLAN_FIELDS: Fields = {
  sub_mchid: SUB_MCHID,
  operation_type: OPERATION,
  operation_pay_scene: { type: 'text', label: '支付场景', max: 32, oneOf: SCENES },
}
export const CUSTOM_PAGE_FIELDS: Fields = { sub_mchid: SUB_MCHID, operation_type: OPERATION }
export const FILTER_FIELDS: Fields = { sub_mchid: SUB_MCHID, advertising_industry_filters: FILTERS }
export const CLOSE_ADVERTISING_FIELDS: Fields = { sub_mchid: SUB_MCHID }
