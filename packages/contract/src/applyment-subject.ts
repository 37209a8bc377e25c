import Type from 'typebox'
import { choice, day, flag, ID_DOC_TYPES, lastDay, paper, papers, part, personal, text } from './applyment-fields.ts'

const MAX_OWNERS = 4

export const SUBJECT_TYPES = [
  'SUBJECT_TYPE_ENTERPRISE',
  'SUBJECT_TYPE_INDIVIDUAL',
  'SUBJECT_TYPE_INSTITUTIONS',
  'SUBJECT_TYPE_GOVERNMENT',
  'SUBJECT_TYPE_OTHERS',
] as const
export const CERTIFICATE_TYPES = [
  'CERTIFICATE_TYPE_2388',
  'CERTIFICATE_TYPE_2389',
  'CERTIFICATE_TYPE_2391',
  'CERTIFICATE_TYPE_2394',
  'CERTIFICATE_TYPE_2395',
  'CERTIFICATE_TYPE_2396',
  'CERTIFICATE_TYPE_2399',
  'CERTIFICATE_TYPE_2400',
  'CERTIFICATE_TYPE_2520',
  'CERTIFICATE_TYPE_2521',
  'CERTIFICATE_TYPE_2522',
] as const

const business_license_info = part(
  {
    license_copy: paper('The licence 营业执照'),
    license_number: text('统一社会信用代码 (18) or registration number (15)', 32),
    merchant_name: text('Name as on the licence 商户名称'),
    legal_person: text('Operator or legal representative', 64),
    license_address: text('Registered address', 256),
    period_begin: day('From when it is good'),
    period_end: lastDay('Until when it is good'),
  },
  'Licence of a company or an individual business',
)

const certificate_info = part(
  {
    cert_copy: paper('The certificate 登记证书'),
    cert_type: choice(CERTIFICATE_TYPES, 'Its kind'),
    cert_number: text('Its number', 32),
    merchant_name: text('Name as on the certificate'),
    company_address: text('Registered address'),
    legal_person: text('Legal representative', 64),
    period_begin: day('From when it is good'),
    period_end: lastDay('Until when it is good'),
  },
  'Certificate of an institution, a government office or another organisation',
)

const identity_info = part(
  {
    id_holder_type: choice(['LEGAL', 'SUPER'], 'Whose paper is shown; of organisations'),
    id_doc_type: choice(ID_DOC_TYPES, 'Kind of the paper'),
    authorize_letter_copy: paper('法定代表人说明函, in place of their paper'),
    id_card_info: part(
      {
        id_card_copy: paper('Side with the portrait 人像面'),
        id_card_national: paper('Side with the emblem 国徽面'),
        id_card_name: personal('Name'),
        id_card_number: personal('Number'),
        id_card_address: personal('Address; of a company’s representative'),
        card_period_begin: day('From when it is good'),
        card_period_end: lastDay('Until when it is good'),
      },
      'Identity card 身份证',
    ),
    id_doc_info: part(
      {
        id_doc_copy: paper('Its front'),
        id_doc_copy_back: paper('Its back; not of a passport'),
        id_doc_name: personal('Name'),
        id_doc_number: personal('Number'),
        id_doc_address: personal('Address; of a company’s representative'),
        doc_period_begin: day('From when it is good'),
        doc_period_end: lastDay('Until when it is good'),
      },
      'Another kind of paper',
    ),
    owner: flag('Whether they are the beneficial owner; of companies'),
  },
  'Paper of the operator or legal representative',
)

export const ubo_info_list = Type.Optional(
  Type.Array(
    Type.Object(
      {
        ubo_id_doc_type: choice(ID_DOC_TYPES, 'Kind of the paper'),
        ubo_id_doc_copy: paper('Its front'),
        ubo_id_doc_copy_back: paper('Its back; not of a passport'),
        ubo_id_doc_name: personal('Name'),
        ubo_id_doc_number: personal('Number'),
        ubo_id_doc_address: personal('Address'),
        ubo_period_begin: day('From when it is good'),
        ubo_period_end: lastDay('Until when it is good'),
      },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: MAX_OWNERS, description: 'Beneficial owners 最终受益人, where `owner` is false' },
  ),
)

export const subject_info = part(
  {
    subject_type: choice(SUBJECT_TYPES, 'Kind of subject 主体类型'),
    finance_institution: flag('Whether it is a financial institution'),
    finance_institution_info: part(
      {
        finance_type: choice(
          ['BANK_AGENT', 'PAYMENT_AGENT', 'INSURANCE', 'TRADE_AND_SETTLE', 'OTHER'],
          'Kind of financial institution',
        ),
        finance_license_pics: papers('Its licences'),
      },
      'Of a financial institution',
    ),
    business_license_info,
    certificate_info,
    certificate_letter_copy: paper('单位证明函, of institutions and government offices, in place of a remittance'),
    identity_info,
    ubo_info_list,
  },
  'Who it is 主体资料',
)
