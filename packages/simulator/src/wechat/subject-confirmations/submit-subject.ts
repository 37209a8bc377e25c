import { freeFormNumber } from '../../applyments/form-number.ts'
import { why } from '../../explain/because.ts'
import type { SubjectConfirmation, SubjectForm } from '../../storage/subject-rows.ts'
import { keepSubject, moveSubject } from '../../subjects/move-subject.ts'
import { isUnfinished, subjectNumberOf } from '../../subjects/subject.ts'
import { formKey, type World } from '../../world.ts'
import type { Answer, Call } from '../call.ts'
import { fingerprintOf } from '../canonical.ts'
import { checkIdNumber, checkMobile } from '../forms/check-person.ts'
import { openForm } from '../forms/open-form.ts'
import { needField, refuseField } from '../forms/refuse-field.ts'
import { refuse } from '../refusals.ts'
import { SUBJECT_FIELDS } from './fields.ts'

const LICENCE_NUMBER = /^(\d{15}|[0-9A-Z]{18})$/
// 纯数字、纯特殊字符: a name has a letter of some script.
const HAS_LETTER = /\p{L}/u
const ONE = 1

/** 提交商户开户意愿申请单. A number is used once; a subject has one form under way. */
export function submitSubject(world: World, call: Call): Answer {
  const form = openForm<SubjectForm>(world, call, SUBJECT_FIELDS)
  checkSubject(form)
  const before = world.store.get('subject_confirmations', formKey(call.provider.mchid, form.business_code))
  const { applyment_id } = before ? again(world, before, form) : begun(world, call, form)
  return { status: 200, body: { applyment_id } }
}

function checkSubject({
  subject_info: subject,
  contact_info: contact,
  identification_info: identity,
}: SubjectForm): void {
  const { subject_type: type, business_licence_info: licence } = subject
  if (type === 'SUBJECT_TYPE_MICRO')
    needField(subject.assist_prove_info, '/subject_info/assist_prove_info', '辅助证明材料信息')
  else if (type === 'SUBJECT_TYPE_ENTERPRISE' || type === 'SUBJECT_TYPE_INDIVIDUAL') {
    needField(licence, '/subject_info/business_licence_info', '营业执照')
  } else needField(subject.certificate_info, '/subject_info/certificate_info', '登记证书')
  checkIdNumber('/contact_info/id_card_number', undefined, contact.id_card_number)
  checkMobile('/contact_info/mobile', contact.mobile)
  const { identification_type: kind, identification_number: number } = identity
  checkIdNumber('/identification_info/identification_number', kind, number)
  checkMerchantName(subject)
  if (!licence || LICENCE_NUMBER.test(licence.licence_number)) return
  throw refuseField({
    path: '/subject_info/business_licence_info/licence_number',
    message: '暂未查询到该营业执照注册号',
    problem: ['不是 15 位数字，也不是 18 位数字与大写字母', 'it is neither 15 digits nor 18 digits and capitals'],
    right: ['照营业执照填写', 'Write it as the licence has it'],
  })
}

function checkMerchantName({
  business_licence_info: licence,
  certificate_info: paper,
}: SubjectForm['subject_info']): void {
  const name = (licence ?? paper)?.merchant_name
  if (name === undefined || HAS_LETTER.test(name)) return
  throw refuseField({
    path: `/subject_info/${licence ? 'business_licence_info' : 'certificate_info'}/merchant_name`,
    message: '商户名称不能为纯数字或纯特殊字符',
    problem: ['名称里只有数字或特殊字符', 'the name is made of digits or signs alone'],
    right: ['照营业执照或登记证书填写', 'Write it as the licence or certificate has it'],
  })
}

function begun(world: World, { provider }: Call, form: SubjectForm): SubjectConfirmation {
  const number = subjectNumberOf(form)
  const [standing] = world.store.tables.subject_confirmations.newest(
    ONE,
    (other) => other.mchid === provider.mchid && isUnfinished(other) && subjectNumberOf(other.form) === number,
  )
  if (standing) {
    const { business_code: code, state } = standing
    throw refuse('subjectStands', why('subjectStands', { code, state }))
  }
  return keepSubject(world, {
    applyment_id: freeFormNumber(world),
    mchid: provider.mchid,
    business_code: form.business_code,
    state: 'WAITTING_FOR_AUDIT',
    form,
    reject_param: null,
    reject_reason: null,
    due_at: null,
    history: [{ at: world.clock.now(), act: 'submit', state: 'WAITTING_FOR_AUDIT' }],
  })
}

function again(world: World, before: SubjectConfirmation, form: SubjectForm): SubjectConfirmation {
  if (before.state === 'EDITTING') return moveSubject(world, { ...before, form }, 'submit')
  // The caller may not have heard the first answer.
  const same = before.state === 'WAITTING_FOR_AUDIT' && fingerprintOf(before.form) === fingerprintOf(form)
  if (same) return before
  const { business_code: code, state } = before
  throw refuse('subjectNumberUsed', why('subjectNumberUsed', { code, state }))
}
