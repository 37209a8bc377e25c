import { at, type Draft, textAt } from './draft.ts'
import { needed, periodFindings, unwanted } from './field-findings.ts'
import { type Finding, finding } from './finding.ts'
import { isLicenceForm, isLicenceNumber } from './licence-number.ts'
import { isLicensed, papersPart, subjectTypeOf } from './subject.ts'

const subject = '/subject_info'
const licence = `${subject}/business_license_info`
const ofLicence = ['license_copy', 'license_number', 'merchant_name', 'legal_person']
const ofCertificate = ['cert_copy', 'cert_type', 'cert_number', 'merchant_name', 'company_address', 'legal_person']
const withLetter = ['SUBJECT_TYPE_INSTITUTIONS', 'SUBJECT_TYPE_GOVERNMENT']

/** The papers of the kind of subject, and of no other kind. */
export function subjectFindings(draft: Draft, today: string): Finding[] {
  const type = subjectTypeOf(draft)
  if (type === undefined) return [finding('NEEDED', `${subject}/subject_type`)]
  const part = papersPart(draft)
  return [
    ...(isLicensed(draft) ? licenceFindings(draft) : certificateFindings(draft)),
    ...periodFindings(draft, `${part}/period_begin`, `${part}/period_end`, today),
    ...(withLetter.includes(type) ? [] : unwanted(draft, subject, ['certificate_letter_copy'])),
    ...financeFindings(draft),
  ]
}

function licenceFindings(draft: Draft): Finding[] {
  return [
    ...needed(draft, licence, ofLicence),
    ...unwanted(draft, subject, ['certificate_info']),
    ...licenceNumberFindings(draft),
    ...nameFindings(draft),
  ]
}

function certificateFindings(draft: Draft): Finding[] {
  return [
    ...needed(draft, `${subject}/certificate_info`, [...ofCertificate, 'period_begin', 'period_end']),
    ...unwanted(draft, subject, ['business_license_info']),
  ]
}

function licenceNumberFindings(draft: Draft): Finding[] {
  const path = `${licence}/license_number`
  const number = textAt(draft, path)
  if (number === undefined) return []
  if (!isLicenceForm(number)) return [finding('LICENCE_FORM', path)]
  return isLicenceNumber(number) ? [] : [finding('LICENCE_CHECK_DIGIT', path)]
}

function nameFindings(draft: Draft): Finding[] {
  const path = `${licence}/merchant_name`
  const isIndividual = subjectTypeOf(draft) === 'SUBJECT_TYPE_INDIVIDUAL'
  return isIndividual && textAt(draft, path)?.endsWith('公司') ? [finding('COMPANY_NAME', path)] : []
}

function financeFindings(draft: Draft): Finding[] {
  if (at(draft, `${subject}/finance_institution`) !== true)
    return unwanted(draft, subject, ['finance_institution_info'])
  return needed(draft, `${subject}/finance_institution_info`, ['finance_type', 'finance_license_pics'])
}
