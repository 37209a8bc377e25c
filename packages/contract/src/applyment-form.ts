import Type, { type Static } from 'typebox'
import { choice, day, ID_DOC_TYPES, lastDay, paper, papers, part, personal, text } from './applyment-fields.ts'
import { subject_info } from './applyment-subject.ts'
import { oneOf } from './fields.ts'

// WeChat's own names, nested as on the wire: 提交申请单. Where WeChat wants a media id, a draft names one of our papers.

export const SALES_SCENES = [
  'SALES_SCENES_STORE',
  'SALES_SCENES_MP',
  'SALES_SCENES_MINI_PROGRAM',
  'SALES_SCENES_WEB',
  'SALES_SCENES_APP',
  'SALES_SCENES_WEWORK',
] as const
const contact_info = part(
  {
    contact_type: choice(['LEGAL', 'SUPER'], 'Whether the super administrator is the legal representative'),
    contact_name: personal('Name 超级管理员姓名'),
    contact_id_doc_type: choice(ID_DOC_TYPES, 'Kind of their paper; of who acts for another'),
    contact_id_number: personal('Number of that paper'),
    contact_id_doc_copy: paper('Its front'),
    contact_id_doc_copy_back: paper('Its back; not of a passport'),
    contact_period_begin: day('From when it is good'),
    contact_period_end: lastDay('Until when it is good'),
    business_authorization_letter: paper('业务办理授权函, by which they act'),
    openid: personal('Their openid'),
    mobile_phone: personal('Their mobile phone'),
    contact_email: personal('Their e-mail address'),
  },
  'Super administrator 超级管理员',
)

const sales_info = part(
  {
    sales_scenes_type: Type.Optional(
      Type.Array(oneOf(SALES_SCENES, 'One scene'), {
        minItems: 1,
        maxItems: SALES_SCENES.length,
        uniqueItems: true,
        description: 'Where it sells; products hang on it',
      }),
    ),
    biz_store_info: part(
      {
        biz_store_name: text('Name of the store'),
        biz_address_code: Type.Optional(
          Type.String({ pattern: '^\\d{6}$', description: 'Code of its city or district', examples: ['310101'] }),
        ),
        biz_store_address: text('Its address'),
        store_entrance_pic: papers('Its entrance'),
        indoor_pic: papers('Its inside'),
        biz_sub_appid: text("The merchant's appid", 32),
      },
      'A store 线下场所',
    ),
    mp_info: part(
      {
        mp_appid: text("The provider's appid", 32),
        mp_sub_appid: text("The merchant's appid", 32),
        mp_pics: papers('Its pages'),
      },
      'A service account 公众号',
    ),
    mini_program_info: part(
      {
        mini_program_appid: text("The provider's appid", 32),
        mini_program_sub_appid: text("The merchant's appid", 32),
        mini_program_pics: papers('Its pages'),
      },
      'A mini program 小程序',
    ),
    app_info: part(
      {
        app_appid: text("The provider's appid", 32),
        app_sub_appid: text("The merchant's appid", 32),
        app_pics: papers('Its pages'),
      },
      'A mobile app',
    ),
    web_info: part(
      {
        domain: text('Its domain'),
        web_authorisation: paper('Letter by which the domain may be used'),
        web_appid: text("The merchant's appid", 32),
      },
      'A web site',
    ),
    wework_info: part({ sub_corp_id: text('CorpID', 64), wework_pics: papers('Its pages') }, 'WeCom 企业微信'),
  },
  'Where it sells 经营场景',
)

const rate = (description: string) =>
  Type.Optional(
    Type.String({ pattern: '^\\d{1,2}(\\.\\d{1,2})?$', description: `${description}, in percent`, examples: ['0.6'] }),
  )

const settlement_info = part(
  {
    settlement_id: text('Settlement rule 入驻结算规则', 3),
    qualification_type: text('Line of business 所属行业'),
    qualifications: papers('Special qualifications'),
    activities_id: text('Campaign'),
    activities_rate: rate("The campaign's rate"),
    debit_activities_rate: rate('Its rate for debit cards'),
    credit_activities_rate: rate('Its rate for credit cards'),
    activities_additions: papers('Papers for the campaign'),
  },
  'How it is settled',
)

const bank_account_info = part(
  {
    bank_account_type: choice(
      ['BANK_ACCOUNT_TYPE_CORPORATE', 'BANK_ACCOUNT_TYPE_PERSONAL'],
      'A corporate account, or the card of an individual business’s operator',
    ),
    account_name: personal('Holder 开户名称'),
    account_bank: text('Bank, as `/v1/banks` has it'),
    bank_address_code: Type.Optional(
      Type.String({ pattern: '^\\d{6}$', description: 'Code of its city', examples: ['310000'] }),
    ),
    bank_branch_id: text('Number of its branch 联行号'),
    bank_name: text('Bank with its branch'),
    account_number: personal('Number'),
    account_cert_info: part(
      {
        settlement_cert_pic: paper('结算证明函'),
        relation_cert_pic: paper('关系证明函'),
        other_cert_pics: papers('Other proofs', 3),
      },
      'Why another’s account may be settled to',
    ),
  },
  'The bank account',
)

const addition_info = part(
  {
    legal_person_commitment: paper('法人开户承诺函'),
    legal_person_video: paper('法人开户意愿视频'),
    business_addition_pics: papers('More papers'),
    business_addition_msg: text('What else is to be said', 512),
  },
  'What else WeChat asked for',
)

/** All that may be filled in, nothing of it yet necessary. What is necessary the findings say. */
export const ApplymentDraft = Type.Object(
  {
    contact_info,
    subject_info,
    business_info: part(
      {
        merchant_shortname: text('What payers see 商户简称', 64),
        service_phone: text('Phone for payers 客服电话', 32),
        sales_info,
      },
      'What it does',
    ),
    settlement_info,
    bank_account_info,
    addition_info,
  },
  {
    $id: 'ApplymentDraft',
    additionalProperties: false,
    description: 'An onboarding form as far as it is filled in, under the names that WeChat gives its fields',
  },
)
export type ApplymentDraft = Static<typeof ApplymentDraft>
