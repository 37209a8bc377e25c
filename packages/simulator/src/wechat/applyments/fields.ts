import type { Field, Fields } from '../fields.ts'
import {
  BUSINESS_CODE,
  choice,
  day,
  HOLDER_TYPES,
  ID_DOC_TYPES,
  object,
  picture,
  pictures,
  sealed,
  video,
} from '../forms/form-fields.ts'
import { DIGITS, text } from '../order-fields.ts'
import { SUBJECT_INFO } from './subject-fields.ts'

const SCENES = ['STORE', 'MP', 'MINI_PROGRAM', 'WEB', 'APP', 'WEWORK'].map((scene) => `SALES_SCENES_${scene}`)
const RATE = /^\d{1,2}(\.\d{1,2})?$/

const CONTACT_INFO: Field = object(
  '超级管理员信息',
  {
    contact_type: choice('超级管理员类型', HOLDER_TYPES),
    contact_name: sealed('超级管理员姓名', { required: true }),
    contact_id_doc_type: choice('超级管理员证件类型', ID_DOC_TYPES),
    contact_id_number: sealed('超级管理员身份证件号码'),
    contact_id_doc_copy: picture('超级管理员证件正面照片'),
    contact_id_doc_copy_back: picture('超级管理员证件反面照片'),
    contact_period_begin: day('超级管理员证件有效期开始时间'),
    contact_period_end: day('超级管理员证件有效期结束时间'),
    business_authorization_letter: picture('业务办理授权函'),
    openid: sealed('超级管理员微信OpenID'),
    mobile_phone: sealed('联系手机', { required: true }),
    contact_email: sealed('联系邮箱', { required: true }),
  },
  { required: true },
)

const SALES_INFO: Field = object('经营场景', {
  sales_scenes_type: {
    type: 'array',
    label: '经营场景类型',
    min: 1,
    max: SCENES.length,
    item: choice('经营场景类型', SCENES),
    required: true,
  },
  biz_store_info: object('线下场所场景', {
    biz_store_name: text('线下场所名称', 128, { required: true }),
    biz_address_code: text('线下场所省市编码', 128, { required: true, pattern: DIGITS }),
    biz_store_address: text('线下场所地址', 128, { required: true }),
    store_entrance_pic: pictures('线下场所门头照片', { required: true }),
    indoor_pic: pictures('线下场所内部照片', { required: true }),
    biz_sub_appid: text('线下场所对应的商家AppID', 256),
  }),
  mp_info: object('公众号场景', {
    mp_appid: text('服务商公众号AppID', 256),
    mp_sub_appid: text('商家公众号AppID', 256),
    mp_pics: pictures('公众号页面截图'),
  }),
  mini_program_info: object('小程序场景', {
    mini_program_appid: text('服务商小程序APPID', 256),
    mini_program_sub_appid: text('商家小程序APPID', 256),
    mini_program_pics: pictures('小程序截图'),
  }),
  app_info: object('App场景', {
    app_appid: text('服务商应用APPID', 256),
    app_sub_appid: text('商家应用APPID', 256),
    app_pics: pictures('APP截图'),
  }),
  web_info: object('互联网网站场景', {
    domain: text('互联网网站域名', 1_024),
    web_authorisation: picture('网站授权函'),
    web_appid: text('互联网网站对应的商家APPID', 256),
  }),
  wework_info: object('企业微信场景', {
    sub_corp_id: text('商家企业微信CorpID', 256),
    wework_pics: pictures('企业微信页面截图'),
  }),
})

const BUSINESS_INFO: Field = object(
  '经营资料',
  {
    merchant_shortname: text('商户简称', 64, { required: true }),
    service_phone: text('客服电话', 32, { required: true }),
    sales_info: SALES_INFO,
  },
  { required: true },
)

const SETTLEMENT_INFO: Field = object(
  '结算规则',
  {
    settlement_id: text('入驻结算规则ID', 3),
    qualification_type: text('所属行业', 128),
    qualifications: pictures('特殊资质图片'),
    activities_id: text('优惠费率活动ID', 128),
    activities_rate: text('优惠费率活动值', 50, { pattern: RATE }),
    debit_activities_rate: text('非信用卡活动费率值', 50, { pattern: RATE }),
    credit_activities_rate: text('信用卡活动费率值', 50, { pattern: RATE }),
    activities_additions: pictures('优惠费率活动补充材料'),
  },
  { required: true },
)

const BANK_ACCOUNT_INFO: Field = object(
  '结算银行账户',
  {
    bank_account_type: choice('账户类型', ['BANK_ACCOUNT_TYPE_CORPORATE', 'BANK_ACCOUNT_TYPE_PERSONAL'], {
      required: true,
    }),
    account_name: sealed('开户名称', { required: true }),
    account_bank: text('开户银行', 128, { required: true }),
    bank_address_code: text('开户银行省市编码', 128, { pattern: DIGITS }),
    bank_branch_id: text('开户银行联行号', 128),
    bank_name: text('开户银行全称（含支行）', 128),
    account_number: sealed('银行账号', { required: true }),
    account_cert_info: object('银行账户证明材料', {
      settlement_cert_pic: picture('结算证明函', { required: true }),
      relation_cert_pic: picture('关系证明函', { required: true }),
      other_cert_pics: pictures('其他补充证明', { required: true, max: 3 }),
    }),
  },
  { required: true },
)

const ADDITION_INFO: Field = object('补充材料', {
  legal_person_commitment: picture('法人开户承诺函'),
  legal_person_video: video('法人开户意愿视频'),
  business_addition_pics: pictures('补充材料'),
  business_addition_msg: text('补充说明', 512),
})

/**
 * 提交申请单, official pages 4012719997 and, for micro merchants, 4012722249; lengths as the page has them where it gives any.
 * What other fields make necessary, `check-form.ts` says.
 */
export const APPLYMENT_FIELDS: Fields = {
  business_code: text('业务申请编号', 124, { required: true, pattern: BUSINESS_CODE }),
  contact_info: CONTACT_INFO,
  subject_info: SUBJECT_INFO,
  business_info: BUSINESS_INFO,
  settlement_info: SETTLEMENT_INFO,
  bank_account_info: BANK_ACCOUNT_INFO,
  addition_info: ADDITION_INFO,
}
