import { type Draft, textAt } from './draft.ts'

const subject = '/subject_info'
const licensed = ['SUBJECT_TYPE_ENTERPRISE', 'SUBJECT_TYPE_INDIVIDUAL']

export function subjectTypeOf(draft: Draft): string | undefined {
  return textAt(draft, `${subject}/subject_type`)
}

export function isEnterprise(draft: Draft): boolean {
  return subjectTypeOf(draft) === 'SUBJECT_TYPE_ENTERPRISE'
}

/** Whether it has a licence 营业执照; other subjects have a certificate 登记证书. */
export function isLicensed(draft: Draft): boolean {
  return licensed.includes(subjectTypeOf(draft) ?? '')
}

/** The part that says what the subject is called. */
export function papersPart(draft: Draft): string {
  return `${subject}/${isLicensed(draft) ? 'business_license_info' : 'certificate_info'}`
}

export function subjectNameOf(draft: Draft): string | undefined {
  return textAt(draft, `${papersPart(draft)}/merchant_name`)
}

export function legalPersonOf(draft: Draft): string | undefined {
  return textAt(draft, `${papersPart(draft)}/legal_person`)
}

/** As their own paper calls them. */
export function operatorOf(draft: Draft): string | undefined {
  const identity = `${subject}/identity_info`
  return textAt(draft, `${identity}/id_card_info/id_card_name`) ?? textAt(draft, `${identity}/id_doc_info/id_doc_name`)
}
