import type { IdentityPaper, ResidentsPaper } from './applyment-people.ts'
import type {
  BeneficialOwner,
  CertificateType,
  Day,
  FinanceInstitution,
  LastDay,
  MediaId,
} from './identity-documents.ts'

// Field lists: as of applyment-form.ts.

/** A company 企业. Whose `identity_info.owner` is false names its beneficial owners, up to four. */
export type EnterpriseSubject = Finances & {
  readonly subject_type: 'SUBJECT_TYPE_ENTERPRISE'
  readonly business_license_info: BusinessLicence
  readonly certificate_info?: never
  readonly micro_biz_info?: never
  readonly organization_info?: OrganisationCode
  readonly identity_info: ResidentsPaper & { readonly id_holder_type?: 'LEGAL'; readonly owner: boolean }
  readonly ubo_info_list?: readonly BeneficialOwner[]
}

/** An individual business 个体工商户. */
export type IndividualSubject = Finances & {
  readonly subject_type: 'SUBJECT_TYPE_INDIVIDUAL'
  readonly business_license_info: BusinessLicence
  readonly certificate_info?: never
  readonly micro_biz_info?: never
  readonly identity_info: IdentityPaper & { readonly id_holder_type?: 'LEGAL'; readonly owner?: boolean }
}

/** 事业单位, 政府机关, 社会组织. */
export type OrganisationSubject = Finances & {
  readonly subject_type: 'SUBJECT_TYPE_INSTITUTIONS' | 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_OTHERS'
  readonly business_license_info?: never
  readonly certificate_info: RegistrationCertificate
  readonly micro_biz_info?: never
  readonly organization_info?: OrganisationCode
  /** 单位证明函: in place of a remittance, of institutions and government offices. */
  readonly certificate_letter_copy?: MediaId
  readonly identity_info: OrganisationIdentity
}

/** 小微. */
export type MicroSubject = {
  readonly subject_type: 'SUBJECT_TYPE_MICRO'
  readonly micro_biz_info: MicroBusiness
  readonly business_license_info?: never
  readonly certificate_info?: never
  readonly identity_info: IdentityPaper
}

type Finances =
  | { readonly finance_institution?: false; readonly finance_institution_info?: never }
  | { readonly finance_institution: true; readonly finance_institution_info: FinanceInstitution }

type BusinessLicence = {
  readonly license_copy: MediaId
  /** 15 digits, or 18 digits and capitals 统一社会信用代码. */
  readonly license_number: string
  /** As on the licence. */
  readonly merchant_name: string
  readonly legal_person: string
  readonly license_address?: string
  readonly period_begin?: Day
  readonly period_end?: LastDay
}

type RegistrationCertificate = {
  readonly cert_copy: MediaId
  readonly cert_type: CertificateType
  readonly cert_number: string
  readonly merchant_name: string
  readonly company_address: string
  readonly legal_person: string
  readonly period_begin: Day
  readonly period_end: LastDay
}

/** 组织机构代码证, of who has not one paper for all three. Today's page has it no more; older ones do. */
type OrganisationCode = {
  readonly organization_copy: MediaId
  readonly organization_code: string
  readonly org_period_begin: Day
  readonly org_period_end: LastDay
}

/** Where the legal representative shows no paper, whoever acts for them signs a statement in its place. */
type OrganisationIdentity =
  | (IdentityPaper & { readonly id_holder_type?: 'LEGAL'; readonly owner?: boolean })
  | {
      readonly id_holder_type: 'SUPER'
      readonly authorize_letter_copy: MediaId
      readonly id_doc_type?: never
      readonly id_card_info?: never
      readonly id_doc_info?: never
      readonly owner?: boolean
    }

type MicroBusiness =
  | {
      readonly micro_biz_type: 'MICRO_TYPE_STORE'
      readonly micro_store_info: {
        readonly micro_name: string
        readonly micro_address_code: string
        readonly micro_address: string
        readonly store_entrance_pic: MediaId
        readonly micro_indoor_copy: MediaId
        readonly store_longitude?: string
        readonly store_latitude?: string
      }
    }
  | {
      readonly micro_biz_type: 'MICRO_TYPE_MOBILE'
      readonly micro_mobile_info: {
        readonly micro_mobile_name: string
        readonly micro_mobile_city: string
        readonly micro_mobile_address: string
        readonly micro_mobile_pics: readonly MediaId[]
      }
    }
  | {
      readonly micro_biz_type: 'MICRO_TYPE_ONLINE'
      readonly micro_online_info: {
        readonly micro_online_store: string
        readonly micro_ec_name: string
        readonly micro_qrcode?: MediaId
        readonly micro_link?: string
      }
    }
