import { at, type Draft, textAt } from '../../form/form.ts'
import { called, partOf } from '../../form/form-field.ts'
import { HOLDERS, PAPERS, passport } from '../../form/owner-fields.ts'
import type { Step } from '../../form/steps.ts'
import { certificatesOf, FINANCES, isLicensed, subjectOf } from '../../form/subject.ts'

const SUBJECTS = ['ENTERPRISE', 'INDIVIDUAL', 'INSTITUTIONS_CLONED', 'GOVERNMENT', 'OTHERS'].map(
  (type) => `SUBJECT_TYPE_${type}`,
)

const subject = partOf('/subject_info')
const finance = partOf('/subject_info/finance_institution_info')
const licence = partOf('/subject_info/business_licence_info')
const certificate = partOf('/subject_info/certificate_info')
const person = partOf('/identification_info')
const contact = partOf('/contact_info')
const form = partOf('')
const more = partOf('/addition_info')

const isOrganisation = (draft: Draft) => subjectOf(draft) !== '' && !isLicensed(draft)
const isCompany = (draft: Draft) => subjectOf(draft) === 'ENTERPRISE'
const isFinance = (draft: Draft) => at(draft, '/subject_info/is_finance_institution') === true
const hasLetter = (draft: Draft) => ['INSTITUTIONS', 'GOVERNMENT'].includes(subjectOf(draft))
const isAnothers = (draft: Draft) => textAt(draft, '/identification_info/id_holder_type') === 'SUPER'
const hasBack = (path: string) => (draft: Draft) => textAt(draft, path) !== passport
const isAgent = (draft: Draft) => textAt(draft, '/contact_info/contact_type') === 'SUPER'
const hasOtherOwner = (draft: Draft) => isCompany(draft) && at(draft, '/identification_info/owner') === false

/** The whole form of a confirmation; WeChat names much of it otherwise than in an onboarding. */
export const steps: readonly Step[] = [
  {
    key: 'subject',
    groups: [
      {
        key: 'kind',
        fields: [subject('choice', 'subject_type', { options: SUBJECTS }), subject('yes_no', 'is_finance_institution')],
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
          licence('paper', 'licence_copy'),
          licence('code', 'licence_number', { max: 32 }),
          licence('text', 'merchant_name'),
          licence('text', 'legal_person', { max: 64 }),
          licence('text', 'company_address'),
          licence('period', 'licence_valid_date'),
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
          certificate('period', 'cert_valid_date'),
        ],
      },
      { key: 'letter', when: hasLetter, fields: [subject('paper', 'company_prove_copy')] },
      { key: 'numbers', fields: [more('numbers', 'confirm_mchid_list')] },
    ],
  },
  {
    key: 'person',
    groups: [
      {
        key: 'paper_kind',
        fields: [
          person('choice', 'id_holder_type', { options: HOLDERS, when: isOrganisation }),
          person('paper', 'authorize_letter_copy', { when: isAnothers }),
          person('choice', 'identification_type', { options: PAPERS }),
          person('paper', 'identification_front_copy'),
          person('paper', 'identification_back_copy', { when: hasBack('/identification_info/identification_type') }),
          person('text', 'identification_name', { max: 70 }),
          person('code', 'identification_number', { max: 30 }),
          person('text', 'identification_address', { max: 70, when: isCompany }),
          person('period', 'identification_valid_date'),
        ],
      },
      {
        key: 'owners',
        when: isCompany,
        fields: [person('yes_no', 'owner'), form('owners', 'ubo_info_list', { when: hasOtherOwner })],
      },
    ],
  },
  {
    key: 'confirming',
    groups: [
      {
        key: 'contact',
        fields: [
          called(contact('choice', 'confirmation_contact_type', { options: HOLDERS }), 'contact_type'),
          contact('text', 'name', { max: 70 }),
          called(contact('code', 'contact_paper_number', { max: 30 }), 'id_card_number'),
          contact('code', 'mobile', { max: 11 }),
        ],
      },
      {
        key: 'agent',
        when: isAgent,
        fields: [
          called(contact('choice', 'contact_paper_type', { options: PAPERS }), 'contact_id_doc_type'),
          called(contact('paper', 'contact_paper_copy'), 'contact_id_doc_copy'),
          called(
            contact('paper', 'contact_paper_copy_back', { when: hasBack('/contact_info/contact_id_doc_type') }),
            'contact_id_doc_copy_back',
          ),
          called(contact('day', 'contact_paper_begin'), 'contact_period_begin'),
          called(contact('last_day', 'contact_paper_end'), 'contact_period_end'),
          contact('paper', 'business_authorization_letter'),
        ],
      },
    ],
  },
]
