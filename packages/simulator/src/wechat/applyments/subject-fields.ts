import type { Field } from '../fields.ts'
import {
  CERTIFICATE_TYPES,
  choice,
  day,
  FINANCE_INSTITUTION,
  flag,
  HOLDER_TYPES,
  ID_DOC_TYPES,
  MICRO_TYPES,
  OWNERS,
  object,
  picture,
  pictures,
  sealed,
} from '../forms/form-fields.ts'
import { DIGITS, text } from '../order-fields.ts'

const SUBJECT_TYPES = [
  'SUBJECT_TYPE_INDIVIDUAL',
  'SUBJECT_TYPE_ENTERPRISE',
  'SUBJECT_TYPE_INSTITUTIONS',
  'SUBJECT_TYPE_OTHERS',
  'SUBJECT_TYPE_GOVERNMENT',
  'SUBJECT_TYPE_MICRO',
]

const LICENCE: Field = object('营业执照', {
  license_copy: picture('营业执照照片', { required: true }),
  license_number: text('注册号/统一社会信用代码', 32, { required: true }),
  merchant_name: text('商户名称', 128, { required: true }),
  legal_person: text('个体户经营者/法人姓名', 64, { required: true }),
  license_address: text('注册地址', 256),
  period_begin: day('有效期限开始日期'),
  period_end: day('有效期限结束日期'),
})

const CERTIFICATE: Field = object('登记证书', {
  cert_copy: picture('登记证书照片', { required: true }),
  cert_type: choice('登记证书类型', CERTIFICATE_TYPES, { required: true }),
  cert_number: text('证书号', 32, { required: true }),
  merchant_name: text('商户名称', 128, { required: true }),
  company_address: text('注册地址', 128, { required: true }),
  legal_person: text('法定代表人', 64, { required: true }),
  period_begin: day('有效期限开始日期', { required: true }),
  period_end: day('有效期限结束日期', { required: true }),
})

const ORGANISATION: Field = object('组织机构代码证信息', {
  organization_copy: picture('组织机构代码证照片', { required: true }),
  organization_code: text('组织机构代码', 256, { required: true }),
  org_period_begin: day('组织机构代码证有效期开始日期', { required: true }),
  org_period_end: day('组织机构代码证有效期结束日期', { required: true }),
})

const IDENTITY: Field = object(
  '经营者/法人身份证件',
  {
    id_holder_type: choice('证件持有人类型', HOLDER_TYPES),
    id_doc_type: choice('证件类型', ID_DOC_TYPES),
    authorize_letter_copy: picture('法定代表人说明函'),
    id_card_info: object('身份证信息', {
      id_card_copy: picture('身份证人像面照片', { required: true }),
      id_card_national: picture('身份证国徽面照片', { required: true }),
      id_card_name: sealed('身份证姓名', { required: true }),
      id_card_number: sealed('身份证号码', { required: true }),
      id_card_address: sealed('身份证居住地址'),
      card_period_begin: day('身份证有效期开始时间', { required: true }),
      card_period_end: day('身份证有效期结束时间', { required: true }),
    }),
    id_doc_info: object('其他类型证件信息', {
      id_doc_copy: picture('证件正面照片', { required: true }),
      id_doc_copy_back: picture('证件反面照片'),
      id_doc_name: sealed('证件姓名', { required: true }),
      id_doc_number: sealed('证件号码', { required: true }),
      id_doc_address: sealed('证件居住地址'),
      doc_period_begin: day('证件有效期开始时间', { required: true }),
      doc_period_end: day('证件有效期结束时间', { required: true }),
    }),
    owner: flag('经营者/法人是否为受益人'),
  },
  { required: true },
)

const MICRO: Field = object('小微辅助证明材料', {
  micro_biz_type: choice('小微经营类型', MICRO_TYPES, { required: true }),
  micro_store_info: object('门店场所', {
    micro_name: text('门店名称', 128, { required: true }),
    micro_address_code: text('门店省市编码', 128, { required: true, pattern: DIGITS }),
    micro_address: text('门店地址', 128, { required: true }),
    store_entrance_pic: picture('门店门头照片', { required: true }),
    micro_indoor_copy: picture('店内环境照片', { required: true }),
    store_longitude: text('门店经度', 128),
    store_latitude: text('门店纬度', 128),
  }),
  micro_mobile_info: object('流动经营/便民服务', {
    micro_mobile_name: text('经营/服务名称', 128, { required: true }),
    micro_mobile_city: text('经营/服务所在地省市', 128, { required: true, pattern: DIGITS }),
    micro_mobile_address: text('经营/服务所在地', 128, { required: true }),
    micro_mobile_pics: pictures('经营/服务现场照片', { required: true }),
  }),
  micro_online_info: object('线上商品/服务交易', {
    micro_online_store: text('线上店铺名称', 128, { required: true }),
    micro_ec_name: text('电商平台名称', 128, { required: true }),
    micro_qrcode: picture('店铺二维码'),
    micro_link: text('店铺链接', 1_024),
  }),
})

/** 主体资料. Which papers are needed hangs on the kind of subject: `check-form.ts`. */
export const SUBJECT_INFO: Field = object(
  '主体资料',
  {
    subject_type: choice('主体类型', SUBJECT_TYPES, { required: true }),
    finance_institution: flag('是否是金融机构'),
    micro_biz_info: MICRO,
    business_license_info: LICENCE,
    certificate_info: CERTIFICATE,
    organization_info: ORGANISATION,
    certificate_letter_copy: picture('单位证明函照片'),
    finance_institution_info: FINANCE_INSTITUTION,
    identity_info: IDENTITY,
    ubo_info_list: OWNERS,
  },
  { required: true },
)
