import { DAY_MS } from '../kit/day.ts'
import type { SubjectAct, SubjectConfirmation, SubjectForm, SubjectState } from '../storage/subject-rows.ts'

/** Both the form and its code: 720 hours. */
export const SUBJECT_TERM_MS = 30 * DAY_MS

const UNFINISHED: readonly SubjectState[] = [
  'EDITTING',
  'WAITTING_FOR_AUDIT',
  'WAITTING_FOR_CONFIRM_CONTACT',
  'WAITTING_FOR_CONFIRM_LEGALPERSON',
  'REJECTED',
]

// What leads where; a pair that is not here is refused. Official page: 商户开户意愿确认.
const MOVES: Readonly<Record<SubjectAct, Partial<Record<SubjectState, SubjectState>>>> = {
  submit: { EDITTING: 'WAITTING_FOR_AUDIT' },
  interrupt: { WAITTING_FOR_AUDIT: 'EDITTING' },
  approve: { WAITTING_FOR_AUDIT: 'WAITTING_FOR_CONFIRM_CONTACT' },
  reject: { WAITTING_FOR_AUDIT: 'REJECTED' },
  freeze: { WAITTING_FOR_AUDIT: 'FREEZED' },
  confirm_contact: { WAITTING_FOR_CONFIRM_CONTACT: 'PASSED' },
  verify: { WAITTING_FOR_CONFIRM_LEGALPERSON: 'PASSED' },
  cancel: {
    EDITTING: 'CANCELED',
    WAITTING_FOR_AUDIT: 'CANCELED',
    WAITTING_FOR_CONFIRM_CONTACT: 'CANCELED',
    WAITTING_FOR_CONFIRM_LEGALPERSON: 'CANCELED',
    PASSED: 'CANCELED',
    REJECTED: 'CANCELED',
  },
  expire: {
    EDITTING: 'CANCELED',
    WAITTING_FOR_AUDIT: 'CANCELED',
    WAITTING_FOR_CONFIRM_CONTACT: 'CANCELED',
    WAITTING_FOR_CONFIRM_LEGALPERSON: 'CANCELED',
    REJECTED: 'CANCELED',
  },
}

export function nextSubjectState(state: SubjectState, act: SubjectAct, form: SubjectForm): SubjectState | null {
  const next = MOVES[act][state] ?? null
  return act === 'confirm_contact' && next !== null && needsVerifying(form) ? 'WAITTING_FOR_CONFIRM_LEGALPERSON' : next
}

export function isUnfinished({ state }: SubjectConfirmation): boolean {
  return UNFINISHED.includes(state)
}

/** The number of the licence or certificate; a micro merchant is known by its operator. */
export function subjectNumberOf({ subject_info, identification_info }: SubjectForm): string {
  const { business_licence_info: licence, certificate_info: certificate } = subject_info
  return licence?.licence_number ?? certificate?.cert_number ?? identification_info.identification_number
}

/** Only merchants whose full name is this one can be authorized. */
export function subjectNameOf({ subject_info, identification_info }: SubjectForm): string {
  const paper = subject_info.business_licence_info ?? subject_info.certificate_info
  return paper?.merchant_name ?? identification_info.identification_name
}

// By kind of subject, and by who the contact is: an office or institution needs none, a society always.
function needsVerifying({ subject_info: { subject_type: type }, contact_info }: SubjectForm): boolean {
  if (type === 'SUBJECT_TYPE_OTHERS' || type === 'SUBJECT_TYPE_MICRO') return true
  if (type === 'SUBJECT_TYPE_ENTERPRISE' || type === 'SUBJECT_TYPE_INDIVIDUAL')
    return contact_info.contact_type === 'SUPER'
  return false
}
