import { at, type Draft, textAt } from '../../form/form.ts'
import { type Group, partOf } from '../../form/form-field.ts'
import { HOLDERS, PAPERS, passport } from '../../form/owner-fields.ts'
import { certificatesOf, FINANCES, isLicensed, subjectOf } from '../../form/subject.ts'

const SUBJECTS = ['ENTERPRISE', 'INDIVIDUAL', 'INSTITUTIONS', 'GOVERNMENT', 'OTHERS'].map(
  (type) => `SUBJECT_TYPE_${type}`,
)
const subject = partOf('/subject_info')
const finance = partOf('/subject_info/finance_institution_info')
const licence = partOf('/subject_info/business_license_info')
const certificate = partOf('/subject_info/certificate_info')
const identity = partOf('/subject_info/identity_info')
const card = partOf('/subject_info/identity_info/id_card_info')
const other = partOf('/subject_info/identity_info/id_doc_info')
const contact = partOf('/contact_info')

const isOrganisation = (draft: Draft) => ['INSTITUTIONS', 'GOVERNMENT', 'OTHERS'].includes(subjectOf(draft))
const isCompany = (draft: Draft) => subjectOf(draft) === 'ENTERPRISE'
const hasLetter = (draft: Draft) => ['INSTITUTIONS', 'GOVERNMENT'].includes(subjectOf(draft))
const isFinance = (draft: Draft) => at(draft, '/subject_info/finance_institution') === true
const showsPaper = (draft: Draft) => textAt(draft, '/subject_info/identity_info/id_holder_type') !== 'SUPER'
const paperKind = (draft: Draft) => textAt(draft, '/subject_info/identity_info/id_doc_type')
const isCard = (draft: Draft) => showsPaper(draft) && paperKind(draft) === PAPERS[0]
const isOther = (draft: Draft) => showsPaper(draft) && paperKind(draft) !== '' && paperKind(draft) !== PAPERS[0]
const isAgent = (draft: Draft) => textAt(draft, '/contact_info/contact_type') === 'SUPER'
const hasOtherOwner = (draft: Draft) => isCompany(draft) && at(draft, '/subject_info/identity_info/owner') === false

export const subjectGroups: readonly Group[] = [
  {
    key: 'kind',
    fields: [subject('choice', 'subject_type', { options: SUBJECTS }), subject('yes_no', 'finance_institution')],
  },
  {
    key: 'finance',
    when: isFinance,
    fields: [finance('choice', 'finance_type', { options: FINANCES }), finance('papers', 'finance_license_pics')],
  },
  {
    key: 'licence',
    when: isLicensed,
    fields: [
      licence('paper', 'license_copy'),
      licence('code', 'license_number', { max: 32 }),
      licence('text', 'merchant_name'),
      licence('text', 'legal_person', { max: 64 }),
      licence('text', 'license_address'),
      licence('day', 'period_begin'),
      licence('last_day', 'period_end'),
    ],
  },
  {
    key: 'certificate',
    when: isOrganisation,
    fields: [
      certificate('paper', 'cert_copy'),
      certificate('choice', 'cert_type', { options: certificatesOf }),
      certificate('code', 'cert_number', { max: 32 }),
      certificate('text', 'merchant_name'),
      certificate('text', 'company_address'),
      certificate('text', 'legal_person', { max: 64 }),
      certificate('day', 'period_begin'),
      certificate('last_day', 'period_end'),
    ],
  },
  { key: 'letter', when: hasLetter, fields: [subject('paper', 'certificate_letter_copy')] },
]

export const personGroups: readonly Group[] = [
  {
    key: 'paper_kind',
    fields: [
      identity('choice', 'id_holder_type', { options: HOLDERS, when: isOrganisation }),
      identity('choice', 'id_doc_type', { options: PAPERS, when: showsPaper }),
      identity('paper', 'authorize_letter_copy', { when: (draft) => isOrganisation(draft) && !showsPaper(draft) }),
    ],
  },
  {
    key: 'card',
    when: isCard,
    fields: [
      card('paper', 'id_card_copy'),
      card('paper', 'id_card_national'),
      card('text', 'id_card_name', { max: 70 }),
      card('code', 'id_card_number', { max: 18 }),
      card('text', 'id_card_address', { max: 70, when: isCompany }),
      card('day', 'card_period_begin'),
      card('last_day', 'card_period_end'),
    ],
  },
  {
    key: 'doc',
    when: isOther,
    fields: [
      other('paper', 'id_doc_copy'),
      other('paper', 'id_doc_copy_back', { when: (draft) => paperKind(draft) !== passport }),
      other('text', 'id_doc_name', { max: 70 }),
      other('code', 'id_doc_number', { max: 30 }),
      other('text', 'id_doc_address', { max: 70, when: isCompany }),
      other('day', 'doc_period_begin'),
      other('last_day', 'doc_period_end'),
    ],
  },
  {
    key: 'owners',
    when: isCompany,
    fields: [identity('yes_no', 'owner'), subject('owners', 'ubo_info_list', { when: hasOtherOwner })],
  },
]

export const contactGroups: readonly Group[] = [
  {
    key: 'contact',
    fields: [
      contact('choice', 'contact_type', { options: HOLDERS }),
      contact('text', 'contact_name', { max: 70 }),
      contact('code', 'mobile_phone', { max: 11 }),
      contact('text', 'contact_email', { max: 70 }),
      contact('text', 'openid', { max: 70 }),
    ],
  },
  {
    key: 'agent',
    when: isAgent,
    fields: [
      contact('choice', 'contact_id_doc_type', { options: PAPERS }),
      contact('code', 'contact_id_number', { max: 30 }),
      contact('paper', 'contact_id_doc_copy'),
      contact('paper', 'contact_id_doc_copy_back', {
        when: (draft) => textAt(draft, '/contact_info/contact_id_doc_type') !== passport,
      }),
      contact('day', 'contact_period_begin'),
      contact('last_day', 'contact_period_end'),
      contact('paper', 'business_authorization_letter'),
    ],
  },
]
