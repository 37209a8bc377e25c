export type ApplymentState =
  | 'EDITTING'
  | 'AUDITING'
  | 'REJECTED'
  | 'TO_BE_CONFIRMED'
  | 'TO_BE_SIGNED'
  | 'SIGNING'
  | 'FINISHED'
  | 'CANCELED'

export type ApplymentAct = 'submit' | 'interrupt' | 'approve' | 'reject' | 'check_account' | 'sign' | 'open' | 'expire'

/** How the settlement account is seen to be the subject's. */
export type AccountCheck = 'none' | 'legal_person' | 'remittance' | 'remittance_or_legal_person'

export type AuditDetail = { readonly field: string; readonly field_name: string; readonly reject_reason: string }

/** An application 进件 of an SP for a business that is to become its sub-merchant. */
export type Applyment = {
  readonly applyment_id: number
  readonly mchid: string
  readonly business_code: string
  readonly state: ApplymentState
  /** As it came, but that what was sealed stands here in clear: the reviewer reads it. */
  readonly form: ApplymentForm
  readonly account_check: AccountCheck
  /** Given when it may be signed; there is a merchant of that number only when it is finished. */
  readonly sub_mchid: string | null
  /** Why it was rejected, field by field. */
  readonly audit_detail: readonly AuditDetail[]
  /** When the time for the present state is over. */
  readonly due_at: number | null
  readonly history: readonly ApplymentMove[]
}

export type ApplymentMove = {
  readonly at: number
  readonly act: ApplymentAct
  readonly state: ApplymentState
  readonly by: string
  readonly why: string | null
}

type Text = string
type Paper = Readonly<Record<string, Text>>

/** What of a form is read here; all the rest of it is kept as well. */
export type ApplymentForm = {
  readonly business_code: Text
  readonly contact_info: {
    readonly contact_type?: 'LEGAL' | 'SUPER'
    readonly contact_name: Text
    readonly contact_id_doc_type?: Text
    readonly contact_id_number?: Text
    readonly openid?: Text
    readonly mobile_phone: Text
    readonly contact_email?: Text
  }
  readonly subject_info: {
    readonly subject_type: ApplymentSubject
    readonly finance_institution?: boolean
    readonly business_license_info?: Paper & { readonly merchant_name: Text; readonly legal_person: Text }
    readonly certificate_info?: Paper & { readonly merchant_name: Text; readonly legal_person: Text }
    readonly certificate_letter_copy?: Text
    readonly micro_biz_info?: { readonly micro_biz_type: Text }
    readonly identity_info: {
      readonly id_holder_type?: 'LEGAL' | 'SUPER'
      readonly id_doc_type?: Text
      readonly id_card_info?: Paper & { readonly id_card_name: Text; readonly id_card_number: Text }
      readonly id_doc_info?: Paper & { readonly id_doc_name: Text; readonly id_doc_number: Text }
      readonly owner?: boolean
    }
    readonly ubo_info_list?: readonly Paper[]
  }
  readonly business_info: {
    readonly merchant_shortname: Text
    readonly service_phone: Text
    readonly sales_info?: Readonly<Record<string, unknown>> & { readonly sales_scenes_type: readonly Text[] }
  }
  readonly settlement_info: { readonly settlement_id?: Text; readonly activities_rate?: Text }
  readonly bank_account_info: {
    readonly bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE' | 'BANK_ACCOUNT_TYPE_PERSONAL'
    readonly account_name: Text
    readonly account_bank: Text
    readonly bank_name?: Text
    readonly bank_branch_id?: Text
    readonly account_number: Text
    readonly account_cert_info?: Readonly<Record<string, unknown>>
  }
}

export type ApplymentSubject = `SUBJECT_TYPE_${
  | 'INDIVIDUAL'
  | 'ENTERPRISE'
  | 'INSTITUTIONS'
  | 'GOVERNMENT'
  | 'OTHERS'
  | 'MICRO'}`
