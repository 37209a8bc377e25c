import { operatorOf, subjectNameOf, subjectTypeOf } from '../../applyments/applyment.ts'
import type { ApplymentForm } from '../../storage/applyment-rows.ts'
import { checkAccount } from '../forms/check-account.ts'
import { checkEmail, checkIdNumber, checkMobile, checkPeriod, needBack } from '../forms/check-person.ts'
import { needField, refuseField } from '../forms/refuse-field.ts'
import { checkScenes } from './check-scenes.ts'

const LICENCE_NUMBER = /^(\d{15}|[0-9A-Z]{18})$/
const CONTACT = '/contact_info'
const SUBJECT = '/subject_info'
const IDENTITY = `${SUBJECT}/identity_info`
const ACCOUNT = '/bank_account_info'

/** What the kind of subject, the super administrator and the scenes make necessary, and what must agree. Official page: 提交申请单. */
export function checkForm(form: ApplymentForm): void {
  checkContact(form)
  checkSubject(form)
  checkIdentity(form)
  checkScenes(form)
  checkBankAccount(form)
}

function checkContact({ contact_info: contact, subject_info }: ApplymentForm): void {
  const micro = subject_info.subject_type === 'SUBJECT_TYPE_MICRO'
  if (micro)
    needField(contact.contact_id_number ?? contact.openid, `${CONTACT}/contact_id_number`, '超级管理员身份证件号码')
  else needField(contact.contact_type, `${CONTACT}/contact_type`, '超级管理员类型')
  const more = contact as Readonly<Record<string, string | undefined>>
  if (contact.contact_type === 'SUPER') {
    for (const [name, label] of AGENT_FIELDS) needField(more[name], `${CONTACT}/${name}`, label)
    needBack(more.contact_id_doc_copy_back, contact.contact_id_doc_type, `${CONTACT}/contact_id_doc_copy_back`)
    const paths = [`${CONTACT}/contact_period_begin`, `${CONTACT}/contact_period_end`] as const
    checkPeriod(paths, more.contact_period_begin, more.contact_period_end)
  }
  checkIdNumber(`${CONTACT}/contact_id_number`, contact.contact_id_doc_type, contact.contact_id_number)
  checkMobile(`${CONTACT}/mobile_phone`, contact.mobile_phone)
  if (contact.contact_email !== undefined) checkEmail(`${CONTACT}/contact_email`, contact.contact_email)
}

const AGENT_FIELDS = [
  ['contact_id_doc_type', '超级管理员证件类型'],
  ['contact_id_number', '超级管理员身份证件号码'],
  ['contact_id_doc_copy', '超级管理员证件正面照片'],
  ['contact_period_begin', '超级管理员证件有效期开始时间'],
  ['contact_period_end', '超级管理员证件有效期结束时间'],
  ['business_authorization_letter', '业务办理授权函'],
] as const

function checkSubject({ subject_info: subject }: ApplymentForm): void {
  const { subject_type: type, business_license_info: licence, certificate_info: certificate } = subject
  if (type === 'SUBJECT_TYPE_MICRO') needField(subject.micro_biz_info, `${SUBJECT}/micro_biz_info`, '小微辅助证明材料')
  else if (type === 'SUBJECT_TYPE_ENTERPRISE' || type === 'SUBJECT_TYPE_INDIVIDUAL') {
    needField(licence, `${SUBJECT}/business_license_info`, '营业执照')
  } else needField(certificate, `${SUBJECT}/certificate_info`, '登记证书')
  if (subject.finance_institution === true) {
    const { finance_institution_info: info } = subject as { finance_institution_info?: unknown }
    needField(info, `${SUBJECT}/finance_institution_info`, '金融机构许可证信息')
  }
  if (licence && !LICENCE_NUMBER.test(licence.license_number ?? '')) {
    throw refuseField({
      path: `${SUBJECT}/business_license_info/license_number`,
      message: '注册号/统一社会信用代码格式错误，请填写15位数字或18位数字、大写字母',
      problem: ['不是 15 位数字，也不是 18 位数字与大写字母', 'it is neither 15 digits nor 18 digits and capitals'],
      right: ['照营业执照填写', 'Write it as the licence has it'],
    })
  }
  if (type === 'SUBJECT_TYPE_INDIVIDUAL' && licence?.merchant_name.endsWith('公司')) {
    throw refuseField({
      path: `${SUBJECT}/business_license_info/merchant_name`,
      message: '个体户的商户名称不能以“公司”结尾',
      problem: ['个体户的名称不能以“公司”结尾', 'the name of an individual business does not end as a company’s does'],
      right: [
        '主体为企业时选 SUBJECT_TYPE_ENTERPRISE；执照无名称时填“个体户”加经营者姓名',
        'Choose SUBJECT_TYPE_ENTERPRISE for a company; where the licence has no name, write the operator’s',
      ],
    })
  }
  const paths = (name: string) => [`${SUBJECT}/${name}/period_begin`, `${SUBJECT}/${name}/period_end`] as const
  checkPeriod(paths('business_license_info'), licence?.period_begin, licence?.period_end)
  checkPeriod(paths('certificate_info'), certificate?.period_begin, certificate?.period_end)
}

function checkIdentity({ subject_info: subject }: ApplymentForm): void {
  const { identity_info: identity, subject_type: type } = subject
  const { id_card_info: card, id_doc_info: other, id_doc_type: kind } = identity
  const more = identity as { authorize_letter_copy?: string }
  if (identity.id_holder_type === 'SUPER') {
    needField(more.authorize_letter_copy, `${IDENTITY}/authorize_letter_copy`, '法定代表人说明函')
    return
  }
  needField(kind, `${IDENTITY}/id_doc_type`, '证件类型')
  const company = type === 'SUBJECT_TYPE_ENTERPRISE'
  if (company) needField(identity.owner, `${IDENTITY}/owner`, '经营者/法人是否为受益人')
  if (company && identity.owner === false)
    needField(subject.ubo_info_list, `${SUBJECT}/ubo_info_list`, '最终受益人信息列表')
  if (kind === 'IDENTIFICATION_TYPE_IDCARD') {
    needField(card, `${IDENTITY}/id_card_info`, '身份证信息')
    if (company) needField(card?.id_card_address, `${IDENTITY}/id_card_info/id_card_address`, '身份证居住地址')
    checkIdNumber(`${IDENTITY}/id_card_info/id_card_number`, kind, card?.id_card_number)
    const paths = [`${IDENTITY}/id_card_info/card_period_begin`, `${IDENTITY}/id_card_info/card_period_end`] as const
    checkPeriod(paths, card?.card_period_begin, card?.card_period_end)
  } else {
    needField(other, `${IDENTITY}/id_doc_info`, '其他类型证件信息')
    if (company) needField(other?.id_doc_address, `${IDENTITY}/id_doc_info/id_doc_address`, '证件居住地址')
    needBack(other?.id_doc_copy_back, kind, `${IDENTITY}/id_doc_info/id_doc_copy_back`)
    checkIdNumber(`${IDENTITY}/id_doc_info/id_doc_number`, kind, other?.id_doc_number)
  }
  subject.ubo_info_list?.forEach((owner, index) => {
    const path = `${SUBJECT}/ubo_info_list/${index}`
    needBack(owner.ubo_id_doc_copy_back, owner.ubo_id_doc_type, `${path}/ubo_id_doc_copy_back`)
    checkIdNumber(`${path}/ubo_id_doc_number`, owner.ubo_id_doc_type, owner.ubo_id_doc_number)
    checkPeriod([`${path}/ubo_period_begin`, `${path}/ubo_period_end`], owner.ubo_period_begin, owner.ubo_period_end)
  })
}

// A company is settled to its own account, an individual business to its own or its operator's, a micro merchant to its operator's.
function checkBankAccount(form: ApplymentForm): void {
  const { bank_account_info: account } = form
  const personal = account.bank_account_type === 'BANK_ACCOUNT_TYPE_PERSONAL'
  const type = subjectTypeOf(form)
  if ((personal && type === 'company') || (!personal && type === 'micro')) {
    throw refuseField({
      path: `${ACCOUNT}/bank_account_type`,
      message: '账户类型与主体类型不匹配，请检查后再试',
      problem: ['这种主体不能结算到这种账户', 'a subject of this kind is not settled to such an account'],
      right: [
        '企业与各类组织用对公账户；小微用经营者个人银行卡；个体户任选',
        'Companies and organisations use a corporate account, micro merchants the operator’s card, individual businesses either',
      ],
    })
  }
  const holder = personal ? operatorOf(form) : subjectNameOf(form)
  if (account.account_cert_info === undefined && holder !== null && account.account_name !== holder) {
    throw refuseField({
      path: `${ACCOUNT}/account_name`,
      message: personal ? '开户名称与经营者证件姓名不一致' : '开户名称与商户名称不一致',
      problem: ['解密后的开户名称与证照上的名称不同', 'opened, it is another name than the papers have'],
      right: [
        '对公账户写证照上的商户名称，个人银行卡写经营者证件姓名',
        'Write the merchant’s name as on its papers, or of a card the operator’s as on theirs',
      ],
    })
  }
  checkAccount(ACCOUNT, account, personal ? 'personal' : 'corporate')
}
