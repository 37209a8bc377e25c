import type { Day, IdDocType, LastDay, MediaId } from './identity-documents.ts'

// Field lists: as of applyment-form.ts.

/**
 * The super administrator 超级管理员 signs in the end and may move money afterwards. Who is not the legal representative shows a paper
 * of their own and the letter by which they act. Name, number, openid, phone and e-mail in clear: they are sealed here.
 */
export type SuperAdministrator = {
  readonly contact_name: string
  readonly openid?: string
  readonly mobile_phone: string
  readonly contact_email: string
} & (
  | {
      readonly contact_type: 'LEGAL'
      readonly contact_id_doc_type?: never
      readonly contact_id_number?: never
      readonly contact_id_doc_copy?: never
      readonly contact_id_doc_copy_back?: never
      readonly contact_period_begin?: never
      readonly contact_period_end?: never
      readonly business_authorization_letter?: never
    }
  | {
      readonly contact_type: 'SUPER'
      readonly contact_id_doc_type: IdDocType
      readonly contact_id_number: string
      readonly contact_id_doc_copy: MediaId
      /** Not of a passport. */
      readonly contact_id_doc_copy_back?: MediaId
      readonly contact_period_begin: Day
      readonly contact_period_end: LastDay
      readonly business_authorization_letter: MediaId
    }
)

/** The operator's or legal representative's paper. Name, number and address in clear: they are sealed here. */
export type IdentityPaper = PaperOf<IdCard, OtherIdDocument>

/** A company's representative says where they live, too. */
export type ResidentsPaper = PaperOf<
  IdCard & { readonly id_card_address: string },
  OtherIdDocument & { readonly id_doc_address: string }
>

type PaperOf<Card, Other> =
  | { readonly id_doc_type: 'IDENTIFICATION_TYPE_IDCARD'; readonly id_card_info: Card; readonly id_doc_info?: never }
  | {
      readonly id_doc_type: Exclude<IdDocType, 'IDENTIFICATION_TYPE_IDCARD'>
      readonly id_doc_info: Other
      readonly id_card_info?: never
    }

type IdCard = {
  readonly id_card_copy: MediaId
  readonly id_card_national: MediaId
  readonly id_card_name: string
  readonly id_card_number: string
  readonly id_card_address?: string
  readonly card_period_begin: Day
  readonly card_period_end: LastDay
}

type OtherIdDocument = {
  readonly id_doc_copy: MediaId
  /** Not of a passport. */
  readonly id_doc_copy_back?: MediaId
  readonly id_doc_name: string
  readonly id_doc_number: string
  readonly id_doc_address?: string
  readonly doc_period_begin: Day
  readonly doc_period_end: LastDay
}
