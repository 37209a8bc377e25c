import type { Field, Fields } from '../fields.ts'
import {
  BUSINESS_CODE,
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

const SUBJECT_TYPES = ['ENTERPRISE', 'INDIVIDUAL', 'INSTITUTIONS_CLONED', 'GOVERNMENT', 'OTHERS', 'MICRO'].map(
  (type) => `SUBJECT_TYPE_${type}`,
)
const PERIOD = /^\["\d{4}-\d\d-\d\d","(\d{4}-\d\d-\d\d|forever|长期)"\]$/
const MAX_CONFIRMED = 50
const MAX_OPERATIONS = 20

const SUBJECT_INFO: Field = object(
  '主体信息',
  {
    subject_type: choice('主体类型', SUBJECT_TYPES, { required: true }),
    is_finance_institution: flag('是否金融机构'),
    business_licence_info: object('营业执照', {
      licence_number: text('营业执照注册号', 64, { required: true }),
      licence_copy: picture('营业执照照片', { required: true }),
      merchant_name: text('商户名称', 128, { required: true }),
      legal_person: text('法人姓名', 128, { required: true }),
      company_address: text('注册地址', 256, { required: true }),
      licence_valid_date: text('营业执照有效日期', 64, { required: true, pattern: PERIOD }),
    }),
    certificate_info: object('登记证书', {
      cert_type: choice('登记证书类型', CERTIFICATE_TYPES, { required: true }),
      cert_number: text('证书编号', 64, { required: true }),
      cert_copy: picture('登记证书照片', { required: true }),
      merchant_name: text('商户名称', 128, { required: true }),
      legal_person: text('法人姓名', 128, { required: true }),
      company_address: text('注册地址', 256, { required: true }),
      cert_valid_date: text('证书有效日期', 64, { required: true, pattern: PERIOD }),
    }),
    company_prove_copy: picture('单位证明函照片'),
    assist_prove_info: object('辅助证明材料信息', {
      micro_biz_type: choice('小微经营类型', MICRO_TYPES, { required: true }),
      store_name: text('门店名称', 128, { required: true }),
      store_address_code: text('门店省市编码', 128, { pattern: DIGITS }),
      store_address: text('门店地址', 256, { required: true }),
      store_header_copy: picture('门店门头照片', { required: true }),
      store_indoor_copy: picture('店内环境照片', { required: true }),
    }),
    special_operation_list: {
      type: 'array',
      label: '经营许可证列表信息',
      min: 1,
      max: MAX_OPERATIONS,
      item: object('经营许可证信息', {
        category_id: { type: 'integer', label: '行业ID', min: 0, max: 2 ** 31 - 1, required: true },
        operation_copy_list: pictures('经营许可证照片'),
      }),
    },
    finance_institution_info: FINANCE_INSTITUTION,
  },
  { required: true },
)

/** 提交商户开户意愿申请单: the fields of WeChat's own example, which are newer than those of the public collection. */
export const SUBJECT_FIELDS: Fields = {
  channel_id: text('渠道商户号', 32, { pattern: DIGITS }),
  business_code: text('业务申请编号', 124, { required: true, pattern: BUSINESS_CODE }),
  contact_info: object(
    '联系人信息',
    {
      contact_type: choice('联系人类型', HOLDER_TYPES),
      name: sealed('联系人姓名', { required: true }),
      contact_id_doc_type: choice('联系人证件类型', ID_DOC_TYPES),
      id_card_number: sealed('联系人身份证号码', { required: true }),
      contact_id_doc_copy: picture('联系人证件正面照片'),
      contact_id_doc_copy_back: picture('联系人证件反面照片'),
      contact_period_begin: day('联系人证件有效期开始时间'),
      contact_period_end: day('联系人证件有效期结束时间'),
      business_authorization_letter: picture('业务办理授权函'),
      mobile: sealed('联系人手机号', { required: true }),
    },
    { required: true },
  ),
  subject_info: SUBJECT_INFO,
  identification_info: object(
    '法人身份信息',
    {
      id_holder_type: choice('证件持有人类型', HOLDER_TYPES),
      identification_type: choice('证件类型', ID_DOC_TYPES, { required: true }),
      authorize_letter_copy: picture('法定代表人说明函'),
      identification_name: sealed('证件姓名', { required: true }),
      identification_number: sealed('证件号码', { required: true }),
      identification_valid_date: text('证件有效日期', 64, { required: true, pattern: PERIOD }),
      identification_address: sealed('证件居住地址'),
      identification_front_copy: picture('证件正面照片', { required: true }),
      identification_back_copy: picture('证件反面照片'),
      owner: flag('经营者/法人是否为受益人'),
    },
    { required: true },
  ),
  ubo_info: object('最终受益人信息', {
    ubo_id_type: choice('证件类型', ID_DOC_TYPES, { required: true }),
    ubo_id_card_copy: picture('身份证人像面照片'),
    ubo_id_card_national: picture('身份证国徽面照片'),
    ubo_id_doc_copy: picture('证件照片'),
    ubo_name: sealed('受益人姓名', { required: true }),
    ubo_id_number: sealed('证件号码', { required: true }),
    ubo_id_card_valid_date: text('证件有效日期', 64, { required: true, pattern: PERIOD }),
  }),
  ubo_info_list: OWNERS,
  addition_info: object('补充材料', {
    confirm_mchid_list: {
      type: 'array',
      label: '待确认商户号列表',
      min: 1,
      max: MAX_CONFIRMED,
      item: text('待确认商户号', 32, { pattern: DIGITS }),
    },
  }),
}

export const FORM_NUMBER_FIELDS: Fields = {
  applyment_id: text('申请单编号', 20, { pattern: DIGITS }),
  business_code: text('业务申请编号', 124),
}
