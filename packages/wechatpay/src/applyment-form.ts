import type { SuperAdministrator } from './applyment-people.ts'
import type { EnterpriseSubject, IndividualSubject, MicroSubject, OrganisationSubject } from './applyment-subject.ts'
import type { MediaId } from './identity-documents.ts'

// Field lists: official partner page 提交申请单 (4012719997; for 小微 4012722249), WeChat's own Go example 19-特约商户进件, and the public
// openapi YAML docs/v3/applyment4sub. Names are WeChat's own.

/**
 * A business that is to become a sub-merchant: one form for each kind of subject, with the papers of that kind and the accounts
 * that it may name. What does not belong to the kind does not compile: WeChat answers it with 系统繁忙. Sensitive fields are given in
 * clear and sealed here (`sensitive-fields.ts` names them); nothing but the sealed form leaves this process.
 */
export type ApplymentForm =
  | FormOf<EnterpriseSubject | OrganisationSubject, SuperAdministrator, CorporateAccount>
  | FormOf<IndividualSubject, SuperAdministrator, CorporateAccount | PersonalAccount>
  | MicroForm

type FormOf<Subject, Contact, Account> = {
  /** The provider's own number of the form, at most 124 of `0-9 A-Z a-z _`: one form, and in the end one sub-merchant. */
  readonly business_code: string
  readonly contact_info: Contact
  readonly subject_info: Subject
  readonly business_info: BusinessInfo
  readonly settlement_info: SettlementInfo
  readonly bank_account_info: Account
  readonly addition_info?: AdditionInfo
}

/** 小微商户, for providers whom WeChat allows it. Its administrator is its operator, known by number or by openid. */
type MicroForm = Omit<FormOf<MicroSubject, MicroContact, PersonalAccount>, 'business_info'> & {
  readonly business_info: Omit<BusinessInfo, 'sales_info'>
}

type MicroContact = {
  readonly contact_name: string
  readonly mobile_phone: string
  readonly contact_email: string
} & (
  | { readonly contact_id_number: string; readonly openid?: string }
  | { readonly openid: string; readonly contact_id_number?: never }
)

export type BusinessInfo = {
  /** What payers see. */
  readonly merchant_shortname: string
  readonly service_phone: string
  readonly sales_info: SalesInfo
}

/** Where it sells: which products it is granted hangs on this. Each scene that is named wants its own object. */
export type SalesInfo = {
  readonly sales_scenes_type: readonly [SalesScene, ...SalesScene[]]
  /** 付款码, JSAPI. */
  readonly biz_store_info?: {
    readonly biz_store_name: string
    /** Six digits, at least of a city. */
    readonly biz_address_code: string
    readonly biz_store_address: string
    readonly store_entrance_pic: readonly MediaId[]
    readonly indoor_pic: readonly MediaId[]
    readonly biz_sub_appid?: string
  }
  /** JSAPI. One of the two appids: `mp_appid` is the provider's, `mp_sub_appid` the merchant's. */
  readonly mp_info?: AppidOf<'mp_appid', 'mp_sub_appid'> & { readonly mp_pics: readonly MediaId[] }
  /** JSAPI. */
  readonly mini_program_info?: AppidOf<'mini_program_appid', 'mini_program_sub_appid'> & {
    readonly mini_program_pics?: readonly MediaId[]
  }
  /** APP. */
  readonly app_info?: AppidOf<'app_appid', 'app_sub_appid'> & { readonly app_pics: readonly MediaId[] }
  /** JSAPI, Native. */
  readonly web_info?: { readonly domain: string; readonly web_authorisation?: MediaId; readonly web_appid?: string }
  readonly wework_info?: { readonly sub_corp_id: string; readonly wework_pics: readonly MediaId[] }
}

export type SalesScene = `SALES_SCENES_${'STORE' | 'MP' | 'MINI_PROGRAM' | 'WEB' | 'APP' | 'WEWORK'}`

type AppidOf<Ours extends string, Theirs extends string> =
  | ({ readonly [K in Ours]: string } & { readonly [K in Theirs]?: string })
  | ({ readonly [K in Theirs]: string } & { readonly [K in Ours]?: string })

/** Rates as texts, in percent: `0.6`. */
export type SettlementInfo = {
  readonly settlement_id?: string
  /** 所属行业. */
  readonly qualification_type?: string
  readonly qualifications?: readonly MediaId[]
  readonly activities_id?: string
  readonly activities_rate?: string
  readonly debit_activities_rate?: string
  readonly credit_activities_rate?: string
  readonly activities_additions?: readonly MediaId[]
}

/** `bank_name` (with its branch) or `bank_branch_id` where `banks` says `need_bank_branch`. Name and number in clear. */
type BankAccount = {
  /** As the licence, or for a person's card the operator's paper, says it. */
  readonly account_name: string
  readonly account_bank: string
  readonly bank_address_code?: string
  readonly bank_name?: string
  readonly bank_branch_id?: string
  readonly account_number: string
}
export type CorporateAccount = BankAccount & {
  readonly bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE'
  /** Where a government office, an institution or 党费 is settled to another's account: why it may be. */
  readonly account_cert_info?: {
    readonly settlement_cert_pic: MediaId
    readonly relation_cert_pic: MediaId
    readonly other_cert_pics: readonly MediaId[]
  }
}
/** The operator's own card: of individual businesses and micro merchants alone. */
export type PersonalAccount = BankAccount & { readonly bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL' }

export type AdditionInfo = {
  readonly legal_person_commitment?: MediaId
  readonly legal_person_video?: MediaId
  readonly business_addition_pics?: readonly MediaId[]
  readonly business_addition_msg?: string
}
