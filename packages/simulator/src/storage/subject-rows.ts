export type SubjectState =
  | 'EDITTING'
  | 'WAITTING_FOR_AUDIT'
  | 'WAITTING_FOR_CONFIRM_CONTACT'
  | 'WAITTING_FOR_CONFIRM_LEGALPERSON'
  | 'PASSED'
  | 'REJECTED'
  | 'FREEZED'
  | 'CANCELED'

export type SubjectAct =
  | 'submit'
  | 'interrupt'
  | 'approve'
  | 'reject'
  | 'freeze'
  | 'confirm_contact'
  | 'verify'
  | 'cancel'
  | 'expire'

/** A subject's confirmation 商户开户意愿确认 that the accounts in its name are its own. */
export type SubjectConfirmation = {
  readonly applyment_id: number
  readonly mchid: string
  readonly business_code: string
  readonly state: SubjectState
  /** What was sealed stands here in clear. */
  readonly form: SubjectForm
  readonly reject_param: string | null
  readonly reject_reason: string | null
  /** After 30 days an unfinished form is void. */
  readonly due_at: number | null
  readonly history: readonly { readonly at: number; readonly act: SubjectAct; readonly state: SubjectState }[]
}

type Text = string

/** What of a form is read here; all the rest of it is kept as well. */
export type SubjectForm = {
  readonly business_code: Text
  readonly contact_info: {
    readonly contact_type?: 'LEGAL' | 'SUPER'
    readonly name: Text
    readonly id_card_number: Text
    readonly mobile: Text
  }
  readonly subject_info: {
    readonly subject_type: Text
    readonly business_licence_info?: { readonly licence_number: Text; readonly merchant_name: Text }
    readonly certificate_info?: { readonly cert_number: Text; readonly merchant_name: Text }
    readonly assist_prove_info?: { readonly store_name: Text }
  }
  readonly identification_info: {
    readonly identification_type: Text
    readonly identification_name: Text
    readonly identification_number: Text
  }
  readonly addition_info?: { readonly confirm_mchid_list?: readonly Text[] }
}
