import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { Fate, Kind, Scene } from './fate.ts'

export const RIGHT_ACCOUNT = '1001000000000000001'
/** Too short for the bank that is named, which WeChat alone knows. */
export const WRONG_ACCOUNT = '1'
const OPERATOR = '李四'
const CARD = '11010519491231002X'
const PERIOD = { period_begin: '2019-08-01', period_end: '长期' } as const
const CERTIFICATES: Partial<
  Readonly<Record<Kind, 'CERTIFICATE_TYPE_2388' | 'CERTIFICATE_TYPE_2389' | 'CERTIFICATE_TYPE_2394'>>
> = {
  'institution with its letter': 'CERTIFICATE_TYPE_2388',
  institution: 'CERTIFICATE_TYPE_2388',
  office: 'CERTIFICATE_TYPE_2389',
  society: 'CERTIFICATE_TYPE_2394',
}

/** The subject's full name, which no other merchant of the run has. */
export function subjectName({ kind, number }: Fate): string {
  if (kind.startsWith('company')) return `上海第${number}餐饮有限公司`
  return kind.startsWith('individual') ? `李四第${number}小吃店` : `第${number}文化馆`
}

/** How our platform calls the kind of subject. */
export function subjectKind({ kind }: Fate): string {
  if (kind.startsWith('company')) return 'company'
  if (kind.startsWith('individual')) return 'individual'
  if (kind.startsWith('institution')) return 'institution'
  return kind === 'office' ? 'government' : 'other'
}

/** A whole form of its kind, but for an account number that WeChat refuses if that is its fate. */
export function draftOf(fate: Fate, paper: string, spAppid: string): ApplymentDraft {
  const name = subjectName(fate)
  const isPersonal = fate.kind === 'individual, signed by its operator'
  return {
    contact_info: contactOf(fate, paper),
    subject_info: {
      ...papersOf(fate, name, paper),
      identity_info: {
        id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
        id_card_info: {
          ...{ id_card_copy: paper, id_card_national: paper, id_card_name: OPERATOR, id_card_number: CARD },
          ...{
            id_card_address: '上海市黄浦区一路一号',
            card_period_begin: '2016-06-06',
            card_period_end: '2046-06-06',
          },
        },
        ...(fate.kind.startsWith('company') ? { owner: true } : {}),
      },
    },
    business_info: {
      merchant_shortname: `第${fate.number}号商户`,
      service_phone: '02100000000',
      sales_info: {
        sales_scenes_type: fate.scenes.map((scene) => `SALES_SCENES_${scene}` as const),
        ...scenesOf(fate.scenes, paper, spAppid),
      },
    },
    settlement_info: { settlement_id: '719', qualification_type: '餐饮' },
    bank_account_info: {
      bank_account_type: isPersonal ? 'BANK_ACCOUNT_TYPE_PERSONAL' : 'BANK_ACCOUNT_TYPE_CORPORATE',
      account_name: isPersonal ? OPERATOR : name,
      account_bank: '工商银行',
      account_number: fate.refusedFirst ? WRONG_ACCOUNT : RIGHT_ACCOUNT,
    },
  }
}

function contactOf({ kind }: Fate, paper: string): NonNullable<ApplymentDraft['contact_info']> {
  const always = { mobile_phone: '13800000001', contact_email: 'li@example.cn' }
  if (!kind.endsWith('agent')) return { contact_type: 'LEGAL', contact_name: OPERATOR, ...always }
  return {
    ...{ contact_type: 'SUPER', contact_name: '王五', ...always },
    ...{ contact_id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT', contact_id_number: 'E12345678' },
    ...{ contact_id_doc_copy: paper, contact_period_begin: '2019-06-06', contact_period_end: '长期' },
    business_authorization_letter: paper,
  }
}

function papersOf(fate: Fate, name: string, paper: string): NonNullable<ApplymentDraft['subject_info']> {
  const type = CERTIFICATES[fate.kind]
  if (type === undefined) {
    const isCompany = fate.kind.startsWith('company')
    const license_number = isCompany ? '91310000MA1FL0000N' : '440301103448669'
    return {
      subject_type: isCompany ? 'SUBJECT_TYPE_ENTERPRISE' : 'SUBJECT_TYPE_INDIVIDUAL',
      business_license_info: {
        license_copy: paper,
        license_number,
        merchant_name: name,
        legal_person: OPERATOR,
        ...PERIOD,
      },
    }
  }
  const subject_type = fate.kind === 'office' ? 'GOVERNMENT' : fate.kind === 'society' ? 'OTHERS' : 'INSTITUTIONS'
  return {
    subject_type: `SUBJECT_TYPE_${subject_type}`,
    certificate_info: {
      ...{ cert_copy: paper, cert_type: type, cert_number: '12310000000000000X', merchant_name: name },
      ...{ company_address: '上海市黄浦区二路二号', legal_person: OPERATOR, ...PERIOD },
    },
    ...(fate.kind === 'institution with its letter' ? { certificate_letter_copy: paper } : {}),
  }
}

function scenesOf(scenes: readonly Scene[], paper: string, appid: string): object {
  const store = {
    ...{ biz_store_name: '总店', biz_address_code: '310101', biz_store_address: '黄浦区三路三号' },
    ...{ store_entrance_pic: [paper], indoor_pic: [paper] },
  }
  const all: Readonly<Record<Scene, object>> = {
    STORE: { biz_store_info: store },
    MP: { mp_info: { mp_appid: appid, mp_pics: [paper] } },
    MINI_PROGRAM: { mini_program_info: { mini_program_appid: appid } },
    APP: { app_info: { app_appid: appid, app_pics: [paper] } },
    WEB: { web_info: { domain: 'https://shop.example.cn' } },
  }
  return Object.assign({}, ...scenes.map((scene) => all[scene]))
}
