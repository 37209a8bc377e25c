import Type, { type Static } from 'typebox'
import { choice, day, flag, ID_DOC_TYPES, lastDay, paper, papers, part, personal, text } from './applyment-fields.ts'
import { CERTIFICATE_TYPES, ubo_info_list } from './applyment-subject.ts'

// WeChat's own names, nested as on the wire: 提交商户开户意愿申请单. Where WeChat wants a media id, a draft names one of our papers.

export const CONFIRMED_SUBJECT_TYPES = [
  'SUBJECT_TYPE_ENTERPRISE',
  'SUBJECT_TYPE_INDIVIDUAL',
  'SUBJECT_TYPE_INSTITUTIONS_CLONED',
  'SUBJECT_TYPE_GOVERNMENT',
  'SUBJECT_TYPE_OTHERS',
] as const
const HOLDER_TYPES = ['LEGAL', 'SUPER'] as const
const MAX_CONFIRMED = 50

/** From and until, as the text of a list. */
const period = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^\\["\\d{4}-\\d\\d-\\d\\d","(\\d{4}-\\d\\d-\\d\\d|forever)"\\]$',
      description: `${description}: from and until, or forever`,
      examples: ['["2017-10-28","forever"]'],
    }),
  )

const contact_info = part(
  {
    contact_type: choice(HOLDER_TYPES, 'Whether the contact is the legal representative or acts for them'),
    name: personal('Name 联系人姓名'),
    contact_id_doc_type: choice(ID_DOC_TYPES, 'Kind of their paper; of who acts for another'),
    id_card_number: personal('Number of their paper; their WeChat account must bear it'),
    contact_id_doc_copy: paper('Its front'),
    contact_id_doc_copy_back: paper('Its back; not of a passport'),
    contact_period_begin: day('From when it is good'),
    contact_period_end: lastDay('Until when it is good'),
    business_authorization_letter: paper('业务办理授权函, by which they act'),
    mobile: personal('Their mobile phone'),
  },
  'Contact 联系人, who scans the code',
)

const business_licence_info = part(
  {
    licence_number: text('统一社会信用代码 (18) or registration number (15)', 32),
    licence_copy: paper('The licence 营业执照'),
    merchant_name: text('Name as on the licence 商户名称'),
    legal_person: text('Operator or legal representative', 64),
    company_address: text('Registered address', 256),
    licence_valid_date: period('When it is good'),
  },
  'Licence of a company or an individual business',
)

const certificate_info = part(
  {
    cert_type: choice(CERTIFICATE_TYPES, 'Its kind'),
    cert_number: text('Its number', 32),
    cert_copy: paper('The certificate 登记证书'),
    merchant_name: text('Name as on the certificate'),
    legal_person: text('Legal representative', 64),
    company_address: text('Registered address', 256),
    cert_valid_date: period('When it is good'),
  },
  'Certificate of an institution, a government office or another organisation',
)

const subject_info = part(
  {
    subject_type: choice(CONFIRMED_SUBJECT_TYPES, 'Kind of subject'),
    business_licence_info,
    certificate_info,
    company_prove_copy: paper('单位证明函, of institutions and government offices'),
    is_finance_institution: flag('Whether it is a financial institution'),
    finance_institution_info: part(
      {
        finance_type: choice(
          ['BANK_AGENT', 'PAYMENT_AGENT', 'INSURANCE', 'TRADE_AND_SETTLE', 'OTHER'],
          'Kind of financial institution',
        ),
        finance_license_pics: papers('Its licences'),
      },
      'A financial institution 金融机构',
    ),
  },
  'The subject 主体',
)

const identification_info = part(
  {
    id_holder_type: choice(HOLDER_TYPES, 'Whose paper is shown; of organisations'),
    identification_type: choice(ID_DOC_TYPES, 'Kind of the paper'),
    authorize_letter_copy: paper('法定代表人说明函, where another’s paper is shown'),
    identification_name: personal('Name'),
    identification_number: personal('Number'),
    identification_valid_date: period('When it is good'),
    identification_address: personal('Address; of companies'),
    identification_front_copy: paper('Its front'),
    identification_back_copy: paper('Its back; not of a passport'),
    owner: flag('Whether they are the beneficial owner; of companies'),
  },
  'Paper of the legal representative or operator',
)

export const SubjectConfirmationDraft = Type.Object(
  {
    contact_info,
    subject_info,
    identification_info,
    ubo_info_list,
    addition_info: part(
      {
        confirm_mchid_list: Type.Optional(
          Type.Array(Type.String({ pattern: '^\\d{8,12}$' }), {
            minItems: 1,
            maxItems: MAX_CONFIRMED,
            description: 'Numbers that are authorized along with it; the one it is for unless told',
          }),
        ),
      },
      'More',
    ),
  },
  {
    $id: 'SubjectConfirmationDraft',
    additionalProperties: false,
    description: 'The form of a confirmation as far as it is filled in, under WeChat’s names',
  },
)
export type SubjectConfirmationDraft = Static<typeof SubjectConfirmationDraft>
