import type { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { textAt } from '../applyments/draft.ts'

const subject = '/subject_info'
const licensed = ['SUBJECT_TYPE_ENTERPRISE', 'SUBJECT_TYPE_INDIVIDUAL']

/** Whether it has a licence 营业执照; other subjects have a certificate 登记证书. */
export function isLicensed(draft: SubjectConfirmationDraft): boolean {
  return licensed.includes(textAt(draft, `${subject}/subject_type`) ?? '')
}

/** The part that says what the subject is called. */
export function papersPart(draft: SubjectConfirmationDraft): string {
  return `${subject}/${isLicensed(draft) ? 'business_licence_info' : 'certificate_info'}`
}

export function subjectNameOf(draft: SubjectConfirmationDraft): string | undefined {
  return textAt(draft, `${papersPart(draft)}/merchant_name`)
}
