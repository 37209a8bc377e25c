import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { changedDraft } from '../applyments/draft.ts'

type Form = SubjectConfirmationDraft
type Subject = NonNullable<ApplymentDraft['subject_info']>

const subjectTypes = {
  SUBJECT_TYPE_ENTERPRISE: 'SUBJECT_TYPE_ENTERPRISE',
  SUBJECT_TYPE_INDIVIDUAL: 'SUBJECT_TYPE_INDIVIDUAL',
  SUBJECT_TYPE_INSTITUTIONS: 'SUBJECT_TYPE_INSTITUTIONS_CLONED',
  SUBJECT_TYPE_GOVERNMENT: 'SUBJECT_TYPE_GOVERNMENT',
  SUBJECT_TYPE_OTHERS: 'SUBJECT_TYPE_OTHERS',
} as const

/** The form that an onboarding has already answered: the same subject, the same people, the same papers. */
export function filledIn(draft: ApplymentDraft, subMchid: string): Form {
  const { subject_info: subject = {} } = draft
  const form = {
    contact_info: contactOf(draft),
    subject_info: subjectOf(subject),
    identification_info: identityOf(subject),
    ubo_info_list: subject.ubo_info_list,
    addition_info: { confirm_mchid_list: [subMchid] },
  }
  // What the onboarding does not say is left out.
  return changedDraft<Form>({}, { draft: JSON.parse(JSON.stringify(form)) as Form })
}

function contactOf({ contact_info: contact = {}, subject_info: subject = {} }: ApplymentDraft) {
  const { contact_type, contact_name: name, mobile_phone: mobile } = contact
  if (contact_type !== 'SUPER') {
    const { identification_number: id_card_number } = identityOf(subject)
    return { contact_type, name, id_card_number, mobile }
  }
  const { contact_id_doc_type, contact_id_doc_copy, contact_id_doc_copy_back, business_authorization_letter } = contact
  const { contact_period_begin, contact_period_end, contact_id_number: id_card_number } = contact
  return {
    ...{
      contact_type,
      name,
      id_card_number,
      mobile,
      contact_id_doc_type,
      contact_id_doc_copy,
      contact_id_doc_copy_back,
    },
    ...{ contact_period_begin, contact_period_end, business_authorization_letter },
  }
}

function subjectOf(subject: Subject) {
  const { business_license_info: licence, certificate_info: certificate, subject_type: type } = subject
  return {
    subject_type: type && subjectTypes[type],
    is_finance_institution: subject.finance_institution,
    finance_institution_info: subject.finance_institution_info,
    business_licence_info: licence && {
      licence_number: licence.license_number,
      licence_copy: licence.license_copy,
      merchant_name: licence.merchant_name,
      legal_person: licence.legal_person,
      company_address: licence.license_address,
      licence_valid_date: periodOf(licence.period_begin, licence.period_end),
    },
    certificate_info: certificate && {
      cert_type: certificate.cert_type,
      cert_number: certificate.cert_number,
      cert_copy: certificate.cert_copy,
      merchant_name: certificate.merchant_name,
      legal_person: certificate.legal_person,
      company_address: certificate.company_address,
      cert_valid_date: periodOf(certificate.period_begin, certificate.period_end),
    },
  }
}

function identityOf({ identity_info: identity = {} }: Subject) {
  const { id_card_info: card, id_doc_info: other, id_holder_type, owner, authorize_letter_copy } = identity
  return {
    ...{ id_holder_type, owner, authorize_letter_copy, identification_type: identity.id_doc_type },
    identification_name: card?.id_card_name ?? other?.id_doc_name,
    identification_number: card?.id_card_number ?? other?.id_doc_number,
    identification_address: card?.id_card_address ?? other?.id_doc_address,
    identification_front_copy: card?.id_card_copy ?? other?.id_doc_copy,
    identification_back_copy: card?.id_card_national ?? other?.id_doc_copy_back,
    identification_valid_date: card
      ? periodOf(card.card_period_begin, card.card_period_end)
      : periodOf(other?.doc_period_begin, other?.doc_period_end),
  }
}

function periodOf(from: string | undefined, until: string | undefined): string | undefined {
  if (from === undefined || until === undefined) return undefined
  return JSON.stringify([from, until === '长期' ? 'forever' : until])
}
