import type { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { at, textAt } from '../applyments/draft.ts'
import {
  backNeeded,
  isDay,
  needed,
  numberFindings,
  periodFindings,
  phoneFindings,
  unwanted,
} from '../applyments/field-findings.ts'
import { type Finding, finding } from '../applyments/finding.ts'
import { paperFindings, tooLong } from '../applyments/findings.ts'
import { isLicenceForm, isLicenceNumber } from '../applyments/licence-number.ts'
import type { Paper } from '../papers/paper.ts'
import { isLicensed, papersPart, subjectNameOf } from './subject-of.ts'

type Draft = SubjectConfirmationDraft

const contact = '/contact_info'
const subject = '/subject_info'
const identity = '/identification_info'
const owners = '/ubo_info_list'
const sealed =
  /\/(contact_info\/(name|id_card_number|mobile)|identification_(name|number|address)|ubo_id_doc_(name|number|address))$/
const ofAgent = ['contact_id_doc_type', 'contact_id_doc_copy', 'contact_period_begin', 'contact_period_end'] as const
const ofLicence = ['licence_number', 'licence_copy', 'merchant_name', 'legal_person', 'company_address'] as const
const ofCertificate = [
  'cert_type',
  'cert_number',
  'cert_copy',
  'merchant_name',
  'legal_person',
  'company_address',
] as const
const ofIdentity = ['identification_type', 'identification_name', 'identification_number'] as const
const moreOfIdentity = ['identification_valid_date', 'identification_front_copy'] as const

/** All that keeps a form from being submitted, in its order. `merchantName` is what WeChat calls the merchant; `today` a day in Shanghai. */
export function findingsOf(draft: Draft, papers: readonly Paper[], merchantName: string, today: string): Finding[] {
  return [
    ...contactFindings(draft, today),
    ...subjectFindings(draft, merchantName, today),
    ...identityFindings(draft, today),
    ...ownerFindings(draft, today),
    ...tooLong(draft, sealed),
    ...paperFindings(draft, papers, null),
  ]
}

function contactFindings(draft: Draft, today: string): Finding[] {
  const kind = textAt(draft, `${contact}/contact_id_doc_type`)
  const always = [
    ...needed(draft, contact, ['contact_type', 'name', 'id_card_number', 'mobile']),
    ...numberFindings(draft, `${contact}/id_card_number`, kind),
    ...phoneFindings(draft, `${contact}/mobile`),
  ]
  if (textAt(draft, `${contact}/contact_type`) !== 'SUPER') return always
  return [
    ...always,
    ...needed(draft, contact, [...ofAgent, 'business_authorization_letter']),
    ...backNeeded(draft, contact, 'contact_id_doc_copy_back', kind),
    ...periodFindings(draft, `${contact}/contact_period_begin`, `${contact}/contact_period_end`, today),
  ]
}

function subjectFindings(draft: Draft, merchantName: string, today: string): Finding[] {
  if (textAt(draft, `${subject}/subject_type`) === undefined) return [finding('NEEDED', `${subject}/subject_type`)]
  const part = papersPart(draft)
  const name = subjectNameOf(draft)
  return [
    ...(isLicensed(draft) ? licenceFindings(draft, today) : certificateFindings(draft, today)),
    ...(name === undefined || name === merchantName ? [] : [finding('SUBJECT_NAME', `${part}/merchant_name`)]),
  ]
}

function licenceFindings(draft: Draft, today: string): Finding[] {
  const part = `${subject}/business_licence_info`
  const number = textAt(draft, `${part}/licence_number`)
  return [
    ...needed(draft, part, [...ofLicence, 'licence_valid_date']),
    ...unwanted(draft, subject, ['certificate_info', 'company_prove_copy']),
    ...(number !== undefined && !isLicenceForm(number) ? [finding('LICENCE_FORM', `${part}/licence_number`)] : []),
    ...(number !== undefined && isLicenceForm(number) && !isLicenceNumber(number)
      ? [finding('LICENCE_CHECK_DIGIT', `${part}/licence_number`)]
      : []),
    ...validFindings(draft, `${part}/licence_valid_date`, today),
  ]
}

function certificateFindings(draft: Draft, today: string): Finding[] {
  const part = `${subject}/certificate_info`
  return [
    ...needed(draft, part, [...ofCertificate, 'cert_valid_date']),
    ...unwanted(draft, subject, ['business_licence_info']),
    ...validFindings(draft, `${part}/cert_valid_date`, today),
  ]
}

function identityFindings(draft: Draft, today: string): Finding[] {
  const kind = textAt(draft, `${identity}/identification_type`)
  const ofCompany = isEnterprise(draft) ? ['identification_address', 'owner'] : []
  const letter = textAt(draft, `${identity}/id_holder_type`) === 'SUPER' ? ['authorize_letter_copy'] : []
  return [
    ...needed(draft, identity, [...ofIdentity, ...moreOfIdentity, ...ofCompany, ...letter]),
    ...backNeeded(draft, identity, 'identification_back_copy', kind),
    ...numberFindings(draft, `${identity}/identification_number`, kind),
    ...validFindings(draft, `${identity}/identification_valid_date`, today),
  ]
}

function ownerFindings(draft: Draft, today: string): Finding[] {
  if (!isEnterprise(draft)) return unwanted(draft, '', ['ubo_info_list'])
  const list = at(draft, owners)
  const isOwner = at(draft, `${identity}/owner`)
  if (isOwner === false && list === undefined) return [finding('NEEDED', owners)]
  if (isOwner === true && list !== undefined) return [finding('NOT_HERE', owners)]
  if (!Array.isArray(list)) return []
  return list.flatMap((_, index) => {
    const path = `${owners}/${index}`
    const kind = textAt(draft, `${path}/ubo_id_doc_type`)
    const names = ['type', 'copy', 'name', 'number', 'address'].map((name) => `ubo_id_doc_${name}`)
    return [
      ...needed(draft, path, [...names, 'ubo_period_begin', 'ubo_period_end']),
      ...backNeeded(draft, path, 'ubo_id_doc_copy_back', kind),
      ...numberFindings(draft, `${path}/ubo_id_doc_number`, kind),
      ...periodFindings(draft, `${path}/ubo_period_begin`, `${path}/ubo_period_end`, today),
    ]
  })
}

/** From and until stand in one text here. */
function validFindings(draft: Draft, path: string, today: string): Finding[] {
  const text = textAt(draft, path)
  if (text === undefined) return []
  const [from = '', until = ''] = JSON.parse(text) as string[]
  if (!isDay(from) || (until !== 'forever' && !isDay(until))) return [finding('DAY', path)]
  if (until === 'forever') return []
  if (until <= from) return [finding('PERIOD', path)]
  return until < today ? [finding('EXPIRED', path, { day: until })] : []
}

function isEnterprise(draft: Draft): boolean {
  return textAt(draft, `${subject}/subject_type`) === 'SUBJECT_TYPE_ENTERPRISE'
}
