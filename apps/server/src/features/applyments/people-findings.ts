import { at, type Draft, textAt } from './draft.ts'
import {
  backNeeded,
  emailFindings,
  needed,
  numberFindings,
  periodFindings,
  phoneFindings,
  unwanted,
} from './field-findings.ts'
import { type Finding, finding } from './finding.ts'
import { isEnterprise, legalPersonOf, operatorOf } from './subject.ts'

const contact = '/contact_info'
const identity = '/subject_info/identity_info'
const card = `${identity}/id_card_info`
const other = `${identity}/id_doc_info`
const owners = '/subject_info/ubo_info_list'

const ofAgent = ['contact_id_doc_type', 'contact_id_number', 'contact_id_doc_copy', 'contact_period_begin'] as const
const moreOfAgent = ['contact_period_end', 'business_authorization_letter'] as const

/** The super administrator: the legal representative, or who acts for them with a paper and a letter of their own. */
export function contactFindings(draft: Draft, today: string): Finding[] {
  const type = textAt(draft, `${contact}/contact_type`)
  const always = [
    ...needed(draft, contact, ['contact_type', 'contact_name', 'mobile_phone', 'contact_email']),
    ...phoneFindings(draft, `${contact}/mobile_phone`),
    ...emailFindings(draft, `${contact}/contact_email`),
  ]
  if (type === 'LEGAL') {
    const more = unwanted(draft, contact, [...ofAgent, 'contact_id_doc_copy_back', ...moreOfAgent])
    return [...always, ...more, ...samePerson(draft, `${contact}/contact_name`)]
  }
  if (type !== 'SUPER') return always
  const kind = textAt(draft, `${contact}/contact_id_doc_type`)
  return [
    ...always,
    ...needed(draft, contact, [...ofAgent, ...moreOfAgent]),
    ...backNeeded(draft, contact, 'contact_id_doc_copy_back', kind),
    ...numberFindings(draft, `${contact}/contact_id_number`, kind),
    ...periodFindings(draft, `${contact}/contact_period_begin`, `${contact}/contact_period_end`, today),
  ]
}

/** The paper of the operator or legal representative. */
export function identityFindings(draft: Draft, today: string): Finding[] {
  if (textAt(draft, `${identity}/id_holder_type`) === 'SUPER')
    return [
      ...needed(draft, identity, ['authorize_letter_copy']),
      ...unwanted(draft, identity, ['id_doc_type', 'id_card_info', 'id_doc_info']),
    ]
  const isOfCompany = isEnterprise(draft)
  const kind = textAt(draft, `${identity}/id_doc_type`)
  return [
    ...needed(draft, identity, ['id_doc_type', ...(isOfCompany ? ['owner'] : [])]),
    ...(kind === undefined ? [] : paperFindings(draft, kind, isOfCompany, today)),
    ...ownerFindings(draft, today),
  ]
}

function paperFindings(draft: Draft, kind: string, isOfCompany: boolean, today: string): Finding[] {
  if (kind === 'IDENTIFICATION_TYPE_IDCARD') {
    const address = isOfCompany ? ['id_card_address'] : []
    const names = ['id_card_copy', 'id_card_national', 'id_card_name', 'id_card_number', ...address]
    return [
      ...needed(draft, card, [...names, 'card_period_begin', 'card_period_end']),
      ...unwanted(draft, identity, ['id_doc_info']),
      ...numberFindings(draft, `${card}/id_card_number`, kind),
      ...periodFindings(draft, `${card}/card_period_begin`, `${card}/card_period_end`, today),
      ...samePerson(draft, `${card}/id_card_name`),
    ]
  }
  const address = isOfCompany ? ['id_doc_address'] : []
  const names = ['id_doc_copy', 'id_doc_name', 'id_doc_number', ...address, 'doc_period_begin', 'doc_period_end']
  return [
    ...needed(draft, other, names),
    ...unwanted(draft, identity, ['id_card_info']),
    ...backNeeded(draft, other, 'id_doc_copy_back', kind),
    ...numberFindings(draft, `${other}/id_doc_number`, kind),
    ...periodFindings(draft, `${other}/doc_period_begin`, `${other}/doc_period_end`, today),
    ...samePerson(draft, `${other}/id_doc_name`),
  ]
}

/** In whose hands it is in the end: said where the legal representative says that it is not theirs. */
function ownerFindings(draft: Draft, today: string): Finding[] {
  if (!isEnterprise(draft)) return unwanted(draft, '/subject_info', ['ubo_info_list'])
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

/** The licence, the paper and a super administrator of kind LEGAL are of one person. */
function samePerson(draft: Draft, path: string): Finding[] {
  const name = textAt(draft, path)
  const others = [legalPersonOf(draft), operatorOf(draft)].filter((one) => one !== undefined)
  return name === undefined || others.every((one) => one === name) ? [] : [finding('LEGAL_PERSON', path)]
}
