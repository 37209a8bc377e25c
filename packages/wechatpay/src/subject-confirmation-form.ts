import type {
  BeneficialOwner,
  CertificateType,
  Day,
  FinanceInstitution,
  IdDocType,
  IdHolderType,
  LastDay,
  MediaId,
} from './identity-documents.ts'

// Field lists: WeChat's own Go example 20-商户开户意愿确认 and the public openapi YAML docs/v3/apply4subject. Where the two spell a field
// otherwise (business_licence_info, special_operation_list), the example is followed. Names are WeChat's own.

/** From and until, as the text of a JSON list: `["2017-10-28","forever"]`. `periodOf` writes it. */
export type Period = string

/** What the subject of a merchant says of itself. Sensitive fields in clear: they are sealed here. */
export type SubjectConfirmationForm = {
  /** The number of the channel whose merchant it is, for who is an institution. */
  readonly channel_id?: string
  /** The provider's own number of the form, at most 124 of `0-9 A-Z a-z _`, never used again. */
  readonly business_code: string
  readonly contact_info: SubjectContact
  readonly subject_info: ConfirmedSubject
  readonly identification_info: Identification
  /** An older page's single owner; today `ubo_info_list`. */
  readonly ubo_info?: {
    readonly ubo_id_type: IdDocType
    readonly ubo_id_card_copy?: MediaId
    readonly ubo_id_card_national?: MediaId
    readonly ubo_id_doc_copy?: MediaId
    readonly ubo_name: string
    readonly ubo_id_number: string
    readonly ubo_id_card_valid_date: Period
  }
  readonly ubo_info_list?: readonly BeneficialOwner[]
  readonly addition_info?: { readonly confirm_mchid_list?: readonly string[] }
}

/** The contact 联系人 scans the code; the WeChat account must bear this identity number. */
export type SubjectContact = {
  readonly contact_type?: IdHolderType
  readonly name: string
  readonly contact_id_doc_type?: IdDocType
  readonly id_card_number: string
  readonly contact_id_doc_copy?: MediaId
  readonly contact_id_doc_copy_back?: MediaId
  readonly contact_period_begin?: Day
  readonly contact_period_end?: LastDay
  readonly business_authorization_letter?: MediaId
  readonly mobile: string
}

export type ConfirmedSubject = {
  readonly is_finance_institution?: boolean
  readonly finance_institution_info?: FinanceInstitution
  readonly special_operation_list?: readonly {
    readonly category_id: number
    readonly operation_copy_list?: readonly MediaId[]
  }[]
} & (
  | {
      readonly subject_type: 'SUBJECT_TYPE_ENTERPRISE' | 'SUBJECT_TYPE_INDIVIDUAL'
      readonly business_licence_info: Licence
      readonly certificate_info?: never
      readonly assist_prove_info?: never
    }
  | {
      readonly subject_type: 'SUBJECT_TYPE_INSTITUTIONS_CLONED' | 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_OTHERS'
      readonly certificate_info: Certificate
      readonly company_prove_copy?: MediaId
      readonly business_licence_info?: never
      readonly assist_prove_info?: never
    }
  | {
      readonly subject_type: 'SUBJECT_TYPE_MICRO'
      readonly assist_prove_info: AssistingProof
      readonly business_licence_info?: never
      readonly certificate_info?: never
    }
)

type Licence = {
  /** 15 digits, or 18 digits and capitals. */
  readonly licence_number: string
  readonly licence_copy: MediaId
  /** As on the licence; an individual business whose licence has none: 个体户 and its operator's name. */
  readonly merchant_name: string
  readonly legal_person: string
  readonly company_address: string
  readonly licence_valid_date: Period
}

type Certificate = {
  readonly cert_type: CertificateType | `CERTIFICATE_TYPE_${2390 | 2392 | 2393 | 2397 | 2398}`
  readonly cert_number: string
  readonly cert_copy: MediaId
  readonly merchant_name: string
  readonly legal_person: string
  readonly company_address: string
  readonly cert_valid_date: Period
}

type AssistingProof = {
  readonly micro_biz_type: 'MICRO_TYPE_STORE' | 'MICRO_TYPE_MOBILE' | 'MICRO_TYPE_ONLINE'
  readonly store_name: string
  readonly store_address_code?: string
  readonly store_address: string
  readonly store_header_copy: MediaId
  readonly store_indoor_copy: MediaId
}

/** The legal representative's or operator's paper. */
export type Identification = {
  readonly id_holder_type?: IdHolderType
  readonly identification_type: IdDocType
  readonly authorize_letter_copy?: MediaId
  readonly identification_name: string
  readonly identification_number: string
  readonly identification_valid_date: Period
  readonly identification_address?: string
  readonly identification_front_copy: MediaId
  readonly identification_back_copy?: MediaId
  readonly owner?: boolean
}

/** `periodOf('2017-10-28')` is a paper that does not end. */
export function periodOf(from: Day, until: Day | 'forever' = 'forever'): Period {
  return JSON.stringify([from, until])
}
