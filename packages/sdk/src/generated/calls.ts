// Generated from Teyue's contract by npx node apps/server/src/cli/generate-sdk.ts; `npm run check` fails when it is stale.
import type { Answered } from '../answered.ts'
import type { Ask } from '../ask.ts'
import type { CallOptions, KeyedOptions } from '../settings.ts'
import type { NewPayment, Payment, PaymentList, NewRefund, Refund, RefundList, Overview, Totals, SearchResult, Timeline, Exchange, NewExport, Export, ExportList, FoundNumber, FoundNumberList, NewFoundNumber, NewAdoption, NewDismissal, NewImport, Import, ImportList, ImportLineList, NewMerchant, MerchantChange, Merchant, MerchantList, NewSubMerchant, SubMerchantChange, SubMerchant, PermissionChange, PermissionStepList, NewStore, StoreChange, Store, StoreList, NewTerminal, TerminalChange, Terminal, TerminalList, Examination, NewTestPayment, TestPayment, NewGoldPlanChange, GoldPlanChange, GoldPlan, NewAttachment, Attachment, Attachments, IdentityTable, NewApplyment, ApplymentChange, Applyment, ApplymentList, FormSubmission, NewPaper, Paper, ApplymentFindings, NewSubjectConfirmation, SubjectConfirmationChange, SubjectConfirmation, SubjectConfirmationList, SubjectConfirmationFindings, SubjectState, SettlementAccount, SettlementAccounts, SettlementChange, SettlementChangeList, Violation, ViolationInFull, ViolationList, NewViolationResolution, ViolationAddress, Departure, NewDepartureExports, Limitations, LimitationsList, BankSearch, Banks, BankPlaces, BankBranches, NewAppid, Appid, AppidList, NewAppidBinding, NewAgreement, Agreement, Development, DevelopmentSetting, NewDevelopmentLook, DevelopmentMove, NewPayPath, NewFollowSetting, NewH5Domain, H5DomainChange, H5Domain, PaymentFollow, AppidPayers, MessagePush, MessagePushSecrets, Provider, Setup, Account, AccountList, Event, EventList, Disagreement, DisagreementInFull, DisagreementList, Reconciliation, ReconciliationInFull, ReconciliationList, NewWebhookEndpoint, NewWebhookSecret, RegisteredWebhookEndpoint, WebhookEndpoint, WebhookEndpointList, WebhookDelivery, WebhookDeliveryInFull, WebhookDeliveryList, NewApiKey, IssuedApiKey, ApiKey, ApiKeyList, LoggedRequest, LoggedRequestList, WechatErrors } from './types.ts'

export type OverviewGetQuery = {
  /** Only this merchant's */
  readonly merchant?: string
}

export type PaymentsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only payments in this state */
  readonly state?: 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'
  /** Only payments by this product */
  readonly product?: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined'
  /** Only the payment with this number of the merchant's */
  readonly reference?: string
  /** Only this merchant's payments */
  readonly merchant?: string
  /** Only those taken in this store */
  readonly store?: string
  /** Only those taken with this terminal */
  readonly terminal?: string
  /** Only what went through this number of WeChat's */
  readonly sub_mchid?: string
  /** Of this amount or more, in fen */
  readonly amount_from?: string
  /** Of this amount or less, in fen */
  readonly amount_to?: string
  /** Created at this moment or later (RFC 3339) */
  readonly created_from?: string
  /** Created before this moment (RFC 3339) */
  readonly created_to?: string
}

export type PaymentsTotalsQuery = {
  /** Only payments in this state */
  readonly state?: 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'
  /** Only payments by this product */
  readonly product?: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined'
  /** Only the payment with this number of the merchant's */
  readonly reference?: string
  /** Only this merchant's payments */
  readonly merchant?: string
  /** Only those taken in this store */
  readonly store?: string
  /** Only those taken with this terminal */
  readonly terminal?: string
  /** Only what went through this number of WeChat's */
  readonly sub_mchid?: string
  /** Of this amount or more, in fen */
  readonly amount_from?: string
  /** Of this amount or less, in fen */
  readonly amount_to?: string
  /** Created at this moment or later (RFC 3339) */
  readonly created_from?: string
  /** Created before this moment (RFC 3339) */
  readonly created_to?: string
}

export type RefundsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only refunds in this state */
  readonly state?: 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'
  /** Only refunds with this number of the merchant's */
  readonly reference?: string
  /** Only this merchant's refunds */
  readonly merchant?: string
  /** Only refunds of this payment */
  readonly payment?: string
  /** Only of payments that were taken in this store */
  readonly store?: string
  /** Only what went through this number of WeChat's */
  readonly sub_mchid?: string
  /** Of this amount or more, in fen */
  readonly amount_from?: string
  /** Of this amount or less, in fen */
  readonly amount_to?: string
  /** Created at this moment or later (RFC 3339) */
  readonly created_from?: string
  /** Created before this moment (RFC 3339) */
  readonly created_to?: string
}

export type RefundsTotalsQuery = {
  /** Only refunds in this state */
  readonly state?: 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'
  /** Only refunds with this number of the merchant's */
  readonly reference?: string
  /** Only this merchant's refunds */
  readonly merchant?: string
  /** Only refunds of this payment */
  readonly payment?: string
  /** Only of payments that were taken in this store */
  readonly store?: string
  /** Only what went through this number of WeChat's */
  readonly sub_mchid?: string
  /** Of this amount or more, in fen */
  readonly amount_from?: string
  /** Of this amount or less, in fen */
  readonly amount_to?: string
  /** Created at this moment or later (RFC 3339) */
  readonly created_from?: string
  /** Created before this moment (RFC 3339) */
  readonly created_to?: string
}

export type SearchGetQuery = {
  /** A number, whole: ours, the merchant's or WeChat's, of a payment, a refund or an applyment */
  readonly q: string
}

export type ExchangesGetQuery = {
  /** The payment, the applyment or whatever else it is about */
  readonly of: string
}

export type ExportsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
}

export type MerchantsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Part of the name or of the legal name; or a whole id, your own number, or one at WeChat */
  readonly query?: string
  /** Whether you work with it. `paused` does not stop payments: taking payments is stopped under Operations. `leaving` and `left`: GET /v1/merchants/{id}/departure */
  readonly state?: 'active' | 'paused' | 'leaving' | 'left'
  /** Only of this kind */
  readonly subject_type?: 'company' | 'individual' | 'institution' | 'government' | 'other'
  /** Only those that this agent brought */
  readonly agent?: string
  /** Whether it has a number at WeChat in this mode */
  readonly onboarded?: 'yes' | 'no'
}

export type SubMerchantsListPermissionChangesQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** A product, or the right to refund */
  readonly name?: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined' | 'red_packet' | 'profit_sharing' | 'refund'
}

export type AppidBindingsRemoveQuery = {
  /** Why it is unbound */
  readonly reason: string
}

export type StoresListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only this merchant's stores */
  readonly merchant?: string
  /** Only those that are open, or closed */
  readonly state?: 'open' | 'closed'
  /** Part of its name, or its whole number */
  readonly query?: string
}

export type TerminalsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only this merchant's terminals */
  readonly merchant?: string
  /** Only those of this store */
  readonly store?: string
  /** Only those that are in use, or retired */
  readonly state?: 'active' | 'retired'
}

export type ImportsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
}

export type ImportsListLinesQuery = {
  /** How many to return: 1 to 100 */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** How a line stands: `good` may be taken in, `bad` has findings, `known` is here already and is not changed, `done` was taken in */
  readonly state?: 'unchecked' | 'good' | 'bad' | 'known' | 'done'
}

export type FoundNumbersListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** `open`: somebody is to say whose it is */
  readonly state?: 'open' | 'adopted' | 'dismissed'
}

export type ViolationsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only this merchant's */
  readonly merchant?: string
  /** `lifted`: WeChat has said that it is over; `settled`: a person has */
  readonly state?: 'standing' | 'lifted' | 'settled'
  /** `punish` 处罚, `intercept` 拦截, `appeal` 申诉; `refusal`: no notice, but a payment that was refused because the merchant may not collect */
  readonly kind?: 'punish' | 'intercept' | 'appeal' | 'refusal'
}

export type ApplymentsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** How it stands. `unknown`: sent, and no answer yet; `editing`: met an error at WeChat; `refused`: WeChat did not take it */
  readonly state?: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'rejected' | 'to_be_confirmed' | 'to_be_signed' | 'signing' | 'finished' | 'refused' | 'canceled'
  /** Only this merchant's */
  readonly merchant?: string
  /** Only under this account */
  readonly account?: string
  /** Part of the name; or a whole number, ours, WeChat's or the sub-merchant's */
  readonly query?: string
  /** Created at this moment or later (RFC 3339) */
  readonly created_from?: string
  /** Created before this moment (RFC 3339) */
  readonly created_to?: string
}

export type SubjectConfirmationsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** How it stands. `unknown`: sent, and no answer yet; `confirming_…`: that person is to scan the code; `frozen`: the subject was confirmed by another form; `refused`: WeChat did not take it */
  readonly state?: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'confirming_contact' | 'confirming_legal_person' | 'passed' | 'rejected' | 'frozen' | 'refused' | 'canceled'
  /** Only this merchant's */
  readonly merchant?: string
  /** Part of the name; or a whole number, ours, WeChat's or the sub-merchant's */
  readonly query?: string
}

export type SubMerchantsListSettlementChangesQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
}

export type BanksListQuery = {
  /** The account by which WeChat is asked */
  readonly account: string
  /** For which kind of account */
  readonly kind: 'corporate' | 'personal'
  /** How many to leave out; none unless told */
  readonly offset?: string
}

export type BankPlacesListQuery = {
  /** The account by which WeChat is asked */
  readonly account: string
  /** The province whose cities are wanted */
  readonly province?: string
}

export type BankBranchesListQuery = {
  /** The account by which WeChat is asked */
  readonly account: string
  /** `alias_code` of the bank */
  readonly bank: string
  /** The city */
  readonly city: string
  /** How many to leave out; none unless told */
  readonly offset?: string
}

export type AppidsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only this account’s */
  readonly account?: string
  /** Only this merchant’s */
  readonly merchant?: string
}

export type PayPathsRemoveQuery = {
  /** Why, or with whom it was asked */
  readonly reason: string
}

export type AgreementsRemoveQuery = {
  /** Why it counts no more */
  readonly reason: string
}

export type AccountsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
}

export type EventsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only what happened to the thing with this id */
  readonly subject?: string
  /** Only what is of this type */
  readonly type?: string
}

export type DisagreementsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only disagreements in this state */
  readonly state?: 'open' | 'settled'
  /** Only those about the thing with this id */
  readonly subject?: string
}

export type ReconciliationsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only this account's */
  readonly account?: string
  /** Only comparisons in this state */
  readonly state?: 'waiting' | 'agrees' | 'differs'
}

export type WebhookEndpointsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only endpoints of this merchant */
  readonly merchant?: string
}

export type WebhookDeliveriesListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only deliveries to this endpoint */
  readonly endpoint?: string
  /** Only deliveries of this event */
  readonly event?: string
  /** Only deliveries in this state */
  readonly state?: 'waiting' | 'delivered' | 'failed'
}

export type ApiKeysListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only keys that act for this merchant */
  readonly merchant?: string
}

export type RequestsListQuery = {
  /** How many to return: 1 to 100, 20 unless told */
  readonly limit?: number
  /** `next_cursor` of the page before */
  readonly cursor?: string
  /** Only what this key asked */
  readonly key?: string
  /** Only what was answered with this code */
  readonly code?: string
  /** Only the request of this name */
  readonly request_id?: string
  /** Only what was refused, or only what went well */
  readonly refused?: 'true' | 'false'
}

/** Every call that an API key may make. */
export type Calls = {
  readonly overview: {
    /** Today, thirty days, and what needs somebody */
    get(query?: OverviewGetQuery, options?: CallOptions): Promise<Overview>
  }
  readonly payments: {
    /** Make a payment */
    create(body: NewPayment, options?: KeyedOptions): Promise<Answered<Payment>>
    /** List payments */
    list(query?: PaymentsListQuery, options?: CallOptions): Promise<PaymentList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: PaymentsListQuery, options?: CallOptions): AsyncGenerator<Payment, void, undefined>
    /** Close a payment */
    close(id: string, options?: CallOptions): Promise<Answered<Payment>>
    /** Look at a payment */
    get(id: string, options?: CallOptions): Promise<Payment>
    /** How many payments, and their sum */
    totals(query?: PaymentsTotalsQuery, options?: CallOptions): Promise<Totals>
    /** Have WeChat asked for a payment now. What it says enters by itself; ask for the payment again, or follow its events. */
    createQuestion(id: string, options?: CallOptions): Promise<Payment>
    /** All that happened to a payment. Each move, by whose word it was made, and what went over the wire; silences; webhooks and disagreements as far as the role may see them. Failures come with their cause and what to do. */
    getTimeline(id: string, options?: CallOptions): Promise<Timeline>
    /** Whether a payment offered an account to follow, and whether it took. By what was set when it was paid. Code payments offer it always, others above 5 yuan only, APP payments never; without an account nobody follows. */
    getFollow(id: string, options?: CallOptions): Promise<PaymentFollow>
  }
  readonly refunds: {
    /** Refund a payment, or part of it */
    create(payment: string, body: NewRefund, options?: KeyedOptions): Promise<Answered<Refund>>
    /** Look at a refund */
    get(id: string, options?: CallOptions): Promise<Refund>
    /** List refunds */
    list(query?: RefundsListQuery, options?: CallOptions): Promise<RefundList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: RefundsListQuery, options?: CallOptions): AsyncGenerator<Refund, void, undefined>
    /** How many refunds, and their sum */
    totals(query?: RefundsTotalsQuery, options?: CallOptions): Promise<Totals>
    /** Have WeChat asked for a refund now. What it says enters by itself; ask for the refund again, or follow its events. */
    createQuestion(id: string, options?: CallOptions): Promise<Refund>
    /** All that happened to a refund. Each move, by whose word it was made, and what went over the wire; silences; webhooks and disagreements as far as the role may see them. Failures come with their cause and what to do. */
    getTimeline(id: string, options?: CallOptions): Promise<Timeline>
  }
  readonly search: {
    /** Find payments, refunds and applyments by any number */
    get(query: SearchGetQuery, options?: CallOptions): Promise<SearchResult>
  }
  readonly applyments: {
    /** All that happened to an applyment. Each move, by whose word it was made, and what went over the wire; silences; webhooks and disagreements as far as the role may see them. Failures come with their cause and what to do. */
    getTimeline(id: string, options?: CallOptions): Promise<Timeline>
    /** List applyments */
    list(query?: ApplymentsListQuery, options?: CallOptions): Promise<ApplymentList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: ApplymentsListQuery, options?: CallOptions): AsyncGenerator<Applyment, void, undefined>
    /** Begin an applyment. Nothing is sent before it is submitted. */
    create(body: NewApplyment, options?: CallOptions): Promise<Applyment>
    /** Look at an applyment */
    get(id: string, options?: CallOptions): Promise<Applyment>
    /** Change an applyment. While it is a draft, and after WeChat refused or rejected it. Parts that are not given stay; what somebody else changed since `version` is not written over. */
    update(id: string, body: ApplymentChange, options?: CallOptions): Promise<Applyment>
    /** What keeps an applyment from being submitted. The form looked at before WeChat does: what is missing, mistyped or contradicts itself, field by field. */
    listFindings(id: string, options?: CallOptions): Promise<ApplymentFindings>
    /** Submit an applyment. For the first time, or anew after a rejection: it keeps its number. Follow its events, or look at it. */
    createSubmission(id: string, body: FormSubmission, options?: CallOptions): Promise<Applyment>
    /** Have WeChat asked for an applyment now */
    createQuestion(id: string, options?: CallOptions): Promise<Applyment>
    /** Give an applyment up. Only where WeChat has nothing under way: it takes no form back. */
    cancel(id: string, options?: CallOptions): Promise<Applyment>
  }
  readonly exchanges: {
    /** Look at what went over the wire. For whoever may also read the thing that it is about. */
    get(id: string, query: ExchangesGetQuery, options?: CallOptions): Promise<Exchange>
  }
  readonly exports: {
    /** Make a file of payments or refunds. A job makes it; look at it until it is ready, and fetch it within 24 hours. */
    create(body: NewExport, options?: CallOptions): Promise<Export>
    /** List your exports */
    list(query?: ExportsListQuery, options?: CallOptions): Promise<ExportList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: ExportsListQuery, options?: CallOptions): AsyncGenerator<Export, void, undefined>
    /** Look at an export */
    get(id: string, options?: CallOptions): Promise<Export>
  }
  readonly merchants: {
    /** List merchants */
    list(query?: MerchantsListQuery, options?: CallOptions): Promise<MerchantList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: MerchantsListQuery, options?: CallOptions): AsyncGenerator<Merchant, void, undefined>
    /** Take a merchant on */
    create(body: NewMerchant, options?: CallOptions): Promise<Merchant>
    /** Look at a merchant */
    get(id: string, options?: CallOptions): Promise<Merchant>
    /** Change a merchant. What is not given stays. */
    update(id: string, body: MerchantChange, options?: CallOptions): Promise<Merchant>
    /** List a merchant's files */
    listAttachments(id: string, options?: CallOptions): Promise<Attachments>
    /** What must be right before the first fen, and what is not. Green, or with the next step. What the outside said is as of `asked_at`. */
    getDoctor(id: string, options?: CallOptions): Promise<Examination>
    /** Examine a merchant now. Asks WeChat about each number and the time, and calls our own address for notices. */
    createExamination(id: string, options?: CallOptions): Promise<Examination>
    /** What WeChat limits for a merchant. For each number as WeChat answered last. It is asked daily while something stands, and on demand. */
    listLimitations(id: string, options?: CallOptions): Promise<LimitationsList>
    /** Look at a merchant's leaving. All that is still open of a merchant, what to do about each, and what stands in the way of the end; also before it has begun. */
    getDeparture(id: string, options?: CallOptions): Promise<Departure>
    /** Who we are to WeChat, product by product. For each number and product the identity fields that a payment would send and the reason for each, with the request; or what exactly is missing. */
    getIdentity(id: string, options?: CallOptions): Promise<IdentityTable>
    /** A merchant's settlement accounts */
    listSettlementAccounts(id: string, options?: CallOptions): Promise<SettlementAccounts>
    /** Look at a merchant’s development settings. Bound appids, pay paths, the accounts to follow, H5 domains and agreements, compared with WeChat’s. */
    getDevelopment(id: string, options?: CallOptions): Promise<Development>
  }
  readonly subMerchants: {
    /** Add a merchant's number at WeChat. Under one of your accounts of this mode. */
    create(merchant: string, body: NewSubMerchant, options?: CallOptions): Promise<SubMerchant>
    /** Change a merchant's number. Its fee, or the answers to the two questions that binding an appid asks for. */
    update(id: string, body: SubMerchantChange, options?: CallOptions): Promise<SubMerchant>
    /** Record how a permission stands at WeChat. Asked, granted, withdrawn: what is said here decides whether requests are sent at all. */
    createPermissionChange(id: string, body: PermissionChange, options?: CallOptions): Promise<SubMerchant>
    /** How the permissions of a number came to stand as they do */
    listPermissionChanges(id: string, query?: SubMerchantsListPermissionChangesQuery, options?: CallOptions): Promise<PermissionStepList>
    /** Look at a number's gold plan */
    getGoldPlan(id: string, options?: CallOptions): Promise<GoldPlan>
    /** Switch a part of a number's gold plan. The receipt first, then the plan, or some payers see WeChat’s own receipt. Holds within five minutes; who closes the plan may open it again a day later. */
    createGoldPlanChange(id: string, body: NewGoldPlanChange, options?: CallOptions): Promise<Answered<GoldPlanChange>>
    /** Ask WeChat what it limits for a number now */
    createLimitationQuestion(id: string, options?: CallOptions): Promise<Limitations>
    /** Whether the subject of a number has confirmed it. Asked of WeChat now, also where the confirmation was made elsewhere. */
    createSubjectQuestion(id: string, options?: CallOptions): Promise<SubjectState>
    /** Ask WeChat for a settlement account now */
    createSettlementQuestion(id: string, options?: CallOptions): Promise<SettlementAccount>
    /** List changes of a settlement account */
    listSettlementChanges(id: string, query?: SubMerchantsListSettlementChangesQuery, options?: CallOptions): Promise<SettlementChangeList>
  }
  readonly appidBindings: {
    /** Bind an appid to a number. Usually none is bound. Refused unless the number says that it has an appid of its own and needs its payers’ openids under it; where the subjects differ, with a recorded joint-operation letter only. WeChat is asked for it, and payments name it once WeChat has taken it. */
    create(body: NewAppidBinding, options?: CallOptions): Promise<SubMerchant>
    /** Unbind an appid */
    remove(id: string, query: AppidBindingsRemoveQuery, options?: CallOptions): Promise<void>
  }
  readonly stores: {
    /** List stores */
    list(query?: StoresListQuery, options?: CallOptions): Promise<StoreList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: StoresListQuery, options?: CallOptions): AsyncGenerator<Store, void, undefined>
    /** Add a store to a merchant. A payment that names it says so to WeChat, too. Its number is the merchant’s own, each once. */
    create(body: NewStore, options?: CallOptions): Promise<Store>
    /** Look at a store */
    get(id: string, options?: CallOptions): Promise<Store>
    /** Change a store, close it, or open it again. What is not given stays. Payments that were taken there keep what it was called then. */
    update(id: string, body: StoreChange, options?: CallOptions): Promise<Store>
  }
  readonly terminals: {
    /** List terminals */
    list(query?: TerminalsListQuery, options?: CallOptions): Promise<TerminalList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: TerminalsListQuery, options?: CallOptions): AsyncGenerator<Terminal, void, undefined>
    /** Add a terminal to a store */
    create(body: NewTerminal, options?: CallOptions): Promise<Terminal>
    /** Look at a terminal */
    get(id: string, options?: CallOptions): Promise<Terminal>
    /** Change a terminal, retire it, or use it again. What is not given stays. */
    update(id: string, body: TerminalChange, options?: CallOptions): Promise<Terminal>
  }
  readonly imports: {
    /** Give a file to be imported. CSV with a head. Every line is looked at, and nothing is taken in before the import is started. */
    create(body: NewImport, options?: CallOptions): Promise<Import>
    /** List imports */
    list(query?: ImportsListQuery, options?: CallOptions): Promise<ImportList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: ImportsListQuery, options?: CallOptions): AsyncGenerator<Import, void, undefined>
    /** Have the good lines of an import taken in. Those that are not good stay out; correct them and give the file again. Again is the same as once. */
    createStart(id: string, options?: CallOptions): Promise<Import>
    /** Look at an import */
    get(id: string, options?: CallOptions): Promise<Import>
    /** The lines of an import, and what is wrong with them */
    listLines(id: string, query?: ImportsListLinesQuery, options?: CallOptions): Promise<ImportLineList>
  }
  readonly attachments: {
    /** Keep a file with a merchant. Sealed. Whatever it proves then names it by its id. The same file again is the same. */
    create(merchant: string, body: NewAttachment, options?: CallOptions): Promise<Attachment>
    /** Open a file of a merchant. For people; each opening is in the audit. */
    get(id: string, options?: CallOptions): Promise<void>
    /** Delete the content of a file of a merchant */
    remove(id: string, options?: CallOptions): Promise<void>
  }
  readonly foundNumbers: {
    /** List numbers at WeChat that nobody here knows. Seen in bills and notices, or asked for by the number of a form. */
    list(query?: FoundNumbersListQuery, options?: CallOptions): Promise<FoundNumberList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: FoundNumbersListQuery, options?: CallOptions): AsyncGenerator<FoundNumber, void, undefined>
    /** Have WeChat asked for the number of a form that was filled in by hand */
    create(body: NewFoundNumber, options?: CallOptions): Promise<FoundNumber>
    /** Make a found number a merchant’s */
    createAdoption(id: string, body: NewAdoption, options?: CallOptions): Promise<FoundNumber>
    /** Say why a found number is of no concern */
    createDismissal(id: string, body: NewDismissal, options?: CallOptions): Promise<FoundNumber>
  }
  readonly testPayments: {
    /** Try a merchant with one fen. A Native payment of 0.01 yuan; as soon as it is paid it is given back. In live mode a real fen moves. */
    create(merchant: string, body: NewTestPayment, options?: CallOptions): Promise<TestPayment>
    /** Look at a test payment */
    get(id: string, options?: CallOptions): Promise<TestPayment>
  }
  readonly violations: {
    /** List what risk control does with merchants. Newest first, also of numbers that nobody here knows; a merchant sees its own. */
    list(query?: ViolationsListQuery, options?: CallOptions): Promise<ViolationList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: ViolationsListQuery, options?: CallOptions): AsyncGenerator<Violation, void, undefined>
    /** Look at one record of risk control. With all that WeChat has told of it, newest first. */
    get(id: string, options?: CallOptions): Promise<ViolationInFull>
    /** Say that a record of risk control is over, and why. Nothing is sent to WeChat. What it tells anew of the same record makes it stand again. */
    createResolution(id: string, body: NewViolationResolution, options?: CallOptions): Promise<ViolationInFull>
  }
  readonly accounts: {
    /** Whether WeChat tells of violations here */
    listViolationAddress(id: string, options?: CallOptions): Promise<ViolationAddress>
    /** List accounts. A program sees those of its mode, a person those of both. */
    list(query?: AccountsListQuery, options?: CallOptions): Promise<AccountList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: AccountsListQuery, options?: CallOptions): AsyncGenerator<Account, void, undefined>
    /** Look at an account */
    get(id: string, options?: CallOptions): Promise<Account>
  }
  readonly departures: {
    /** Make files of everything that is the merchant’s. Payments, refunds, and a list of its forms and agreements, of this mode. Jobs make them; both sides may fetch them with GET /v1/exports/{id}/file until `exports_until`, and for a day at least. */
    createFile(id: string, body: NewDepartureExports, options?: CallOptions): Promise<Departure>
  }
  readonly papers: {
    /** Add a paper. It is kept sealed; the draft names it by its id. The same file again is the same paper. */
    create(applyment: string, body: NewPaper, options?: CallOptions): Promise<Paper>
    /** Delete the content of a paper */
    remove(id: string, options?: CallOptions): Promise<void>
  }
  readonly subjectConfirmations: {
    /** List subject confirmations */
    list(query?: SubjectConfirmationsListQuery, options?: CallOptions): Promise<SubjectConfirmationList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: SubjectConfirmationsListQuery, options?: CallOptions): AsyncGenerator<SubjectConfirmation, void, undefined>
    /** Begin a subject confirmation. Filled in from the onboarding of the number, papers and all. Nothing is sent before it is submitted. */
    create(body: NewSubjectConfirmation, options?: CallOptions): Promise<SubjectConfirmation>
    /** Look at a subject confirmation */
    get(id: string, options?: CallOptions): Promise<SubjectConfirmation>
    /** Change a subject confirmation. While it is a draft, and after WeChat refused it or met an error. Parts that are not given stay; what somebody else changed since `version` is not written over. */
    update(id: string, body: SubjectConfirmationChange, options?: CallOptions): Promise<SubjectConfirmation>
    /** What keeps a subject confirmation from being submitted */
    listFindings(id: string, options?: CallOptions): Promise<SubjectConfirmationFindings>
    /** Submit a subject confirmation */
    createSubmission(id: string, body: FormSubmission, options?: CallOptions): Promise<SubjectConfirmation>
    /** Have WeChat asked for a subject confirmation now */
    createQuestion(id: string, options?: CallOptions): Promise<SubjectConfirmation>
    /** Cancel a subject confirmation. What WeChat has is cancelled there first. A rejected one is made anew from it under another number. */
    cancel(id: string, options?: CallOptions): Promise<SubjectConfirmation>
  }
  readonly subjectPapers: {
    /** Add a paper to a subject confirmation. It is kept sealed; the draft names it by its id. The same file again is the same paper. */
    create(subjectConfirmation: string, body: NewPaper, options?: CallOptions): Promise<Paper>
    /** Delete the content of a paper of a subject confirmation */
    remove(id: string, options?: CallOptions): Promise<void>
  }
  readonly settlementChanges: {
    /** Look at a change of a settlement account */
    get(id: string, options?: CallOptions): Promise<SettlementChange>
    /** Have WeChat asked for a change now */
    createQuestion(id: string, options?: CallOptions): Promise<SettlementChange>
  }
  readonly banks: {
    /** List banks */
    list(query: BanksListQuery, options?: CallOptions): Promise<Banks>
    /** The same, all pages, each fetched when it is reached. */
    each(query: BanksListQuery, options?: CallOptions): AsyncGenerator<Promise<Banks>, void, undefined>
  }
  readonly bankSearches: {
    /** Which bank a card is of. Of some banks. The number travels sealed and is kept nowhere. */
    create(body: BankSearch, options?: CallOptions): Promise<Banks>
  }
  readonly bankPlaces: {
    /** List provinces, or the cities of one */
    list(query: BankPlacesListQuery, options?: CallOptions): Promise<BankPlaces>
    /** The same, all pages, each fetched when it is reached. */
    each(query: BankPlacesListQuery, options?: CallOptions): AsyncGenerator<Promise<BankPlaces>, void, undefined>
  }
  readonly bankBranches: {
    /** List the branches of a bank in a city */
    list(query: BankBranchesListQuery, options?: CallOptions): Promise<BankBranches>
    /** The same, all pages, each fetched when it is reached. */
    each(query: BankBranchesListQuery, options?: CallOptions): AsyncGenerator<Promise<BankBranches>, void, undefined>
  }
  readonly appids: {
    /** List appids */
    list(query?: AppidsListQuery, options?: CallOptions): Promise<AppidList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: AppidsListQuery, options?: CallOptions): AsyncGenerator<Appid, void, undefined>
    /** Make an appid known */
    create(body: NewAppid, options?: CallOptions): Promise<Appid>
    /** List the payers of an appid across the merchants that share it. Of the newest hundred payments of each number it is bound to; openids are masked. */
    listPayers(id: string, options?: CallOptions): Promise<AppidPayers>
    /** Look where an account tells of its followers */
    getMessagePush(id: string, options?: CallOptions): Promise<MessagePush>
    /** Let an account tell of its followers. Type in the same token and EncodingAESKey on the public platform, with 安全模式 and this address. Only that somebody followed from the page after paying is kept, not who. */
    createMessagePushe(id: string, body: MessagePushSecrets, options?: CallOptions): Promise<MessagePush>
  }
  readonly developmentLooks: {
    /** Ask WeChat now what a number has set. By itself it is asked once a day. */
    create(body: NewDevelopmentLook, options?: CallOptions): Promise<Development>
  }
  readonly developmentMoves: {
    /** Settle a difference with WeChat. One of the moves that the comparison names. */
    create(body: DevelopmentMove, options?: CallOptions): Promise<Development>
  }
  readonly payPaths: {
    /** Have a pay path set at WeChat. WeChat takes five at most, and removes none by its interface. */
    create(body: NewPayPath, options?: CallOptions): Promise<DevelopmentSetting>
    /** Want a pay path no longer. At WeChat it stays until it is removed on the partner platform by hand; the comparison says so. */
    remove(id: string, query: PayPathsRemoveQuery, options?: CallOptions): Promise<void>
  }
  readonly followSettings: {
    /** Have the account set that payers are asked to follow. A service account of the merchant’s own subject, or of another with a recorded agreement. Code payments offer it always, the others above 5 yuan only; APP payments never. */
    create(body: NewFollowSetting, options?: CallOptions): Promise<DevelopmentSetting>
  }
  readonly h5Domains: {
    /** Write down an H5 domain. WeChat has no interface for it: ask for it on the partner platform, and note here how it stands. */
    create(body: NewH5Domain, options?: CallOptions): Promise<H5Domain>
    /** Note how an H5 domain stands */
    update(id: string, body: H5DomainChange, options?: CallOptions): Promise<H5Domain>
  }
  readonly agreements: {
    /** Record a signed agreement. The joint-operation letter 联合运营函, or the recommend-follow agreement: with it WeChat is asked for what it refuses as 主体不一致 without. Its file is kept sealed. */
    create(body: NewAgreement, options?: CallOptions): Promise<Agreement>
    /** Open the file of an agreement. For people; each opening is in the audit. */
    getFile(id: string, options?: CallOptions): Promise<void>
    /** Let an agreement count no more. What it had let in stays set at WeChat. */
    remove(id: string, query: AgreementsRemoveQuery, options?: CallOptions): Promise<void>
  }
  readonly provider: {
    /** Look at the provider */
    get(options?: CallOptions): Promise<Provider>
  }
  readonly setup: {
    /** How far this provider is set up */
    get(options?: CallOptions): Promise<Setup>
  }
  readonly events: {
    /** List what happened */
    list(query?: EventsListQuery, options?: CallOptions): Promise<EventList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: EventsListQuery, options?: CallOptions): AsyncGenerator<Event, void, undefined>
    /** Look at an event */
    get(id: string, options?: CallOptions): Promise<Event>
  }
  readonly disagreements: {
    /** List where our books and WeChat's differ */
    list(query?: DisagreementsListQuery, options?: CallOptions): Promise<DisagreementList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: DisagreementsListQuery, options?: CallOptions): AsyncGenerator<Disagreement, void, undefined>
    /** Look at a disagreement, and what may be done about it */
    get(id: string, options?: CallOptions): Promise<DisagreementInFull>
  }
  readonly reconciliations: {
    /** List the days on which WeChat's bills were compared with our books */
    list(query?: ReconciliationsListQuery, options?: CallOptions): Promise<ReconciliationList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: ReconciliationsListQuery, options?: CallOptions): AsyncGenerator<Reconciliation, void, undefined>
    /** Look at a comparison, with what differs */
    get(id: string, options?: CallOptions): Promise<ReconciliationInFull>
  }
  readonly webhookEndpoints: {
    /** Register a webhook endpoint. Messages are signed after Standard Webhooks; the secret is shown in this answer and never again. */
    create(body: NewWebhookEndpoint, options?: CallOptions): Promise<RegisteredWebhookEndpoint>
    /** List webhook endpoints */
    list(query?: WebhookEndpointsListQuery, options?: CallOptions): Promise<WebhookEndpointList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: WebhookEndpointsListQuery, options?: CallOptions): AsyncGenerator<WebhookEndpoint, void, undefined>
    /** Renew a webhook endpoint's secret. Until the old one ends, both sign (webhook-signature holds two) and either verifies. Renewed again meanwhile, the old one stays and only the newer gives way. The secret is shown in this answer and never again. */
    createSecret(id: string, body: NewWebhookSecret, options?: CallOptions): Promise<RegisteredWebhookEndpoint>
    /** Remove a webhook endpoint. It hears nothing more; what was on its way to it is given up. */
    remove(id: string, options?: CallOptions): Promise<void>
    /** Get a webhook endpoint */
    get(id: string, options?: CallOptions): Promise<WebhookEndpoint>
    /** Test a webhook endpoint. Sends it an event `webhook.test`, whatever it has asked for. What became of it: GET /v1/webhook-deliveries?event=… */
    createTest(id: string, options?: CallOptions): Promise<Event>
  }
  readonly webhookDeliveries: {
    /** List webhook deliveries */
    list(query?: WebhookDeliveriesListQuery, options?: CallOptions): Promise<WebhookDeliveryList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: WebhookDeliveriesListQuery, options?: CallOptions): AsyncGenerator<WebhookDelivery, void, undefined>
    /** Get a webhook delivery with its attempts */
    get(id: string, options?: CallOptions): Promise<WebhookDeliveryInFull>
    /** Send a delivery again. Now, whatever became of it before, with the same webhook-id. */
    createRedelivery(id: string, options?: CallOptions): Promise<WebhookDelivery>
  }
  readonly apiKeys: {
    /** Issue an API key. The secret is shown in this answer and never again. */
    create(body: NewApiKey, options?: CallOptions): Promise<IssuedApiKey>
    /** List API keys */
    list(query?: ApiKeysListQuery, options?: CallOptions): Promise<ApiKeyList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: ApiKeysListQuery, options?: CallOptions): AsyncGenerator<ApiKey, void, undefined>
    /** Revoke an API key. It opens nothing from now on. */
    remove(id: string, options?: CallOptions): Promise<void>
  }
  readonly requests: {
    /** List requests of programs. What was asked with API keys of this mode, kept for a week, without bodies. Of a flood not every request that went well is kept. */
    list(query?: RequestsListQuery, options?: CallOptions): Promise<LoggedRequestList>
    /** The same, all pages, each fetched when it is reached. */
    each(query?: RequestsListQuery, options?: CallOptions): AsyncGenerator<LoggedRequest, void, undefined>
  }
  readonly wechatErrors: {
    /** What WeChat’s codes mean. All of them, with cause and remedy in both languages. The list is the same for everybody. */
    list(options?: CallOptions): Promise<WechatErrors>
    /** The same, all pages, each fetched when it is reached. */
    each(options?: CallOptions): AsyncGenerator<Promise<WechatErrors>, void, undefined>
  }
}

export function callsOf(ask: Ask): Calls {
  return {
    overview: {
      get: (query, options) => ask.plain({ method: 'GET', path: '/v1/overview', ...(query && { query }), repeatable: true }, options),
    },
    payments: {
      create: (body, options) => ask.answered({ method: 'POST', path: '/v1/payments', body, keyed: true, repeatable: true }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/payments', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/payments', ...(query && { query }), repeatable: true }, options),
      close: (id, options) => ask.answered({ method: 'POST', path: `/v1/payments/${encodeURIComponent(id)}/close`, repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/payments/${encodeURIComponent(id)}`, repeatable: true }, options),
      totals: (query, options) => ask.plain({ method: 'GET', path: '/v1/payments/totals', ...(query && { query }), repeatable: true }, options),
      createQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/payments/${encodeURIComponent(id)}/questions`, repeatable: false }, options),
      getTimeline: (id, options) => ask.plain({ method: 'GET', path: `/v1/payments/${encodeURIComponent(id)}/timeline`, repeatable: true }, options),
      getFollow: (id, options) => ask.plain({ method: 'GET', path: `/v1/payments/${encodeURIComponent(id)}/follow`, repeatable: true }, options),
    },
    refunds: {
      create: (payment, body, options) => ask.answered({ method: 'POST', path: `/v1/payments/${encodeURIComponent(payment)}/refunds`, body, keyed: true, repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/refunds/${encodeURIComponent(id)}`, repeatable: true }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/refunds', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/refunds', ...(query && { query }), repeatable: true }, options),
      totals: (query, options) => ask.plain({ method: 'GET', path: '/v1/refunds/totals', ...(query && { query }), repeatable: true }, options),
      createQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/refunds/${encodeURIComponent(id)}/questions`, repeatable: false }, options),
      getTimeline: (id, options) => ask.plain({ method: 'GET', path: `/v1/refunds/${encodeURIComponent(id)}/timeline`, repeatable: true }, options),
    },
    search: {
      get: (query, options) => ask.plain({ method: 'GET', path: '/v1/search', ...(query && { query }), repeatable: true }, options),
    },
    applyments: {
      getTimeline: (id, options) => ask.plain({ method: 'GET', path: `/v1/applyments/${encodeURIComponent(id)}/timeline`, repeatable: true }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/applyments', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/applyments', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/applyments', body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/applyments/${encodeURIComponent(id)}`, repeatable: true }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/applyments/${encodeURIComponent(id)}`, body, repeatable: true }, options),
      listFindings: (id, options) => ask.plain({ method: 'GET', path: `/v1/applyments/${encodeURIComponent(id)}/findings`, repeatable: true }, options),
      createSubmission: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/applyments/${encodeURIComponent(id)}/submissions`, body, repeatable: false }, options),
      createQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/applyments/${encodeURIComponent(id)}/questions`, repeatable: false }, options),
      cancel: (id, options) => ask.plain({ method: 'POST', path: `/v1/applyments/${encodeURIComponent(id)}/cancel`, repeatable: false }, options),
    },
    exchanges: {
      get: (id, query, options) => ask.plain({ method: 'GET', path: `/v1/exchanges/${encodeURIComponent(id)}`, ...(query && { query }), repeatable: true }, options),
    },
    exports: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/exports', body, repeatable: false }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/exports', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/exports', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/exports/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    merchants: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/merchants', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/merchants', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/merchants', body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}`, repeatable: true }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/merchants/${encodeURIComponent(id)}`, body, repeatable: true }, options),
      listAttachments: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/attachments`, repeatable: true }, options),
      getDoctor: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/doctor`, repeatable: true }, options),
      createExamination: (id, options) => ask.plain({ method: 'POST', path: `/v1/merchants/${encodeURIComponent(id)}/examinations`, repeatable: false }, options),
      listLimitations: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/limitations`, repeatable: true }, options),
      getDeparture: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/departure`, repeatable: true }, options),
      getIdentity: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/identity`, repeatable: true }, options),
      listSettlementAccounts: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/settlement-accounts`, repeatable: true }, options),
      getDevelopment: (id, options) => ask.plain({ method: 'GET', path: `/v1/merchants/${encodeURIComponent(id)}/development`, repeatable: true }, options),
    },
    subMerchants: {
      create: (merchant, body, options) => ask.plain({ method: 'POST', path: `/v1/merchants/${encodeURIComponent(merchant)}/sub-merchants`, body, repeatable: false }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/sub-merchants/${encodeURIComponent(id)}`, body, repeatable: true }, options),
      createPermissionChange: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/sub-merchants/${encodeURIComponent(id)}/permission-changes`, body, repeatable: false }, options),
      listPermissionChanges: (id, query, options) => ask.plain({ method: 'GET', path: `/v1/sub-merchants/${encodeURIComponent(id)}/permission-changes`, ...(query && { query }), repeatable: true }, options),
      getGoldPlan: (id, options) => ask.plain({ method: 'GET', path: `/v1/sub-merchants/${encodeURIComponent(id)}/gold-plan`, repeatable: true }, options),
      createGoldPlanChange: (id, body, options) => ask.answered({ method: 'POST', path: `/v1/sub-merchants/${encodeURIComponent(id)}/gold-plan-changes`, body, repeatable: true }, options),
      createLimitationQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/sub-merchants/${encodeURIComponent(id)}/limitation-questions`, repeatable: false }, options),
      createSubjectQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/sub-merchants/${encodeURIComponent(id)}/subject-questions`, repeatable: false }, options),
      createSettlementQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/sub-merchants/${encodeURIComponent(id)}/settlement-questions`, repeatable: false }, options),
      listSettlementChanges: (id, query, options) => ask.plain({ method: 'GET', path: `/v1/sub-merchants/${encodeURIComponent(id)}/settlement-changes`, ...(query && { query }), repeatable: true }, options),
    },
    appidBindings: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/appid-bindings', body, repeatable: false }, options),
      remove: (id, query, options) => ask.plain({ method: 'DELETE', path: `/v1/appid-bindings/${encodeURIComponent(id)}`, ...(query && { query }), repeatable: true }, options),
    },
    stores: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/stores', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/stores', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/stores', body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/stores/${encodeURIComponent(id)}`, repeatable: true }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/stores/${encodeURIComponent(id)}`, body, repeatable: true }, options),
    },
    terminals: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/terminals', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/terminals', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/terminals', body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/terminals/${encodeURIComponent(id)}`, repeatable: true }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/terminals/${encodeURIComponent(id)}`, body, repeatable: true }, options),
    },
    imports: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/imports', body, repeatable: false }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/imports', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/imports', ...(query && { query }), repeatable: true }, options),
      createStart: (id, options) => ask.plain({ method: 'POST', path: `/v1/imports/${encodeURIComponent(id)}/starts`, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/imports/${encodeURIComponent(id)}`, repeatable: true }, options),
      listLines: (id, query, options) => ask.plain({ method: 'GET', path: `/v1/imports/${encodeURIComponent(id)}/lines`, ...(query && { query }), repeatable: true }, options),
    },
    attachments: {
      create: (merchant, body, options) => ask.plain({ method: 'POST', path: `/v1/merchants/${encodeURIComponent(merchant)}/attachments`, body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/attachments/${encodeURIComponent(id)}`, repeatable: true }, options),
      remove: (id, options) => ask.plain({ method: 'DELETE', path: `/v1/attachments/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    foundNumbers: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/found-numbers', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/found-numbers', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/found-numbers', body, repeatable: false }, options),
      createAdoption: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/found-numbers/${encodeURIComponent(id)}/adoptions`, body, repeatable: false }, options),
      createDismissal: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/found-numbers/${encodeURIComponent(id)}/dismissals`, body, repeatable: false }, options),
    },
    testPayments: {
      create: (merchant, body, options) => ask.plain({ method: 'POST', path: `/v1/merchants/${encodeURIComponent(merchant)}/test-payments`, body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/test-payments/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    violations: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/violations', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/violations', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/violations/${encodeURIComponent(id)}`, repeatable: true }, options),
      createResolution: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/violations/${encodeURIComponent(id)}/resolutions`, body, repeatable: false }, options),
    },
    accounts: {
      listViolationAddress: (id, options) => ask.plain({ method: 'GET', path: `/v1/accounts/${encodeURIComponent(id)}/violation-address`, repeatable: true }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/accounts', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/accounts', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/accounts/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    departures: {
      createFile: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/departures/${encodeURIComponent(id)}/files`, body, repeatable: false }, options),
    },
    papers: {
      create: (applyment, body, options) => ask.plain({ method: 'POST', path: `/v1/applyments/${encodeURIComponent(applyment)}/papers`, body, repeatable: false }, options),
      remove: (id, options) => ask.plain({ method: 'DELETE', path: `/v1/papers/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    subjectConfirmations: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/subject-confirmations', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/subject-confirmations', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/subject-confirmations', body, repeatable: false }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/subject-confirmations/${encodeURIComponent(id)}`, repeatable: true }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/subject-confirmations/${encodeURIComponent(id)}`, body, repeatable: true }, options),
      listFindings: (id, options) => ask.plain({ method: 'GET', path: `/v1/subject-confirmations/${encodeURIComponent(id)}/findings`, repeatable: true }, options),
      createSubmission: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/subject-confirmations/${encodeURIComponent(id)}/submissions`, body, repeatable: false }, options),
      createQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/subject-confirmations/${encodeURIComponent(id)}/questions`, repeatable: false }, options),
      cancel: (id, options) => ask.plain({ method: 'POST', path: `/v1/subject-confirmations/${encodeURIComponent(id)}/cancel`, repeatable: false }, options),
    },
    subjectPapers: {
      create: (subjectConfirmation, body, options) => ask.plain({ method: 'POST', path: `/v1/subject-confirmations/${encodeURIComponent(subjectConfirmation)}/subject-papers`, body, repeatable: false }, options),
      remove: (id, options) => ask.plain({ method: 'DELETE', path: `/v1/subject-papers/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    settlementChanges: {
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/settlement-changes/${encodeURIComponent(id)}`, repeatable: true }, options),
      createQuestion: (id, options) => ask.plain({ method: 'POST', path: `/v1/settlement-changes/${encodeURIComponent(id)}/questions`, repeatable: false }, options),
    },
    banks: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/banks', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/banks', ...(query && { query }), repeatable: true }, options),
    },
    bankSearches: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/bank-searches', body, repeatable: false }, options),
    },
    bankPlaces: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/bank-places', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/bank-places', ...(query && { query }), repeatable: true }, options),
    },
    bankBranches: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/bank-branches', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/bank-branches', ...(query && { query }), repeatable: true }, options),
    },
    appids: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/appids', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/appids', ...(query && { query }), repeatable: true }, options),
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/appids', body, repeatable: false }, options),
      listPayers: (id, options) => ask.plain({ method: 'GET', path: `/v1/appids/${encodeURIComponent(id)}/payers`, repeatable: true }, options),
      getMessagePush: (id, options) => ask.plain({ method: 'GET', path: `/v1/appids/${encodeURIComponent(id)}/message-push`, repeatable: true }, options),
      createMessagePushe: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/appids/${encodeURIComponent(id)}/message-pushes`, body, repeatable: false }, options),
    },
    developmentLooks: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/development-looks', body, repeatable: false }, options),
    },
    developmentMoves: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/development-moves', body, repeatable: false }, options),
    },
    payPaths: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/pay-paths', body, repeatable: false }, options),
      remove: (id, query, options) => ask.plain({ method: 'DELETE', path: `/v1/pay-paths/${encodeURIComponent(id)}`, ...(query && { query }), repeatable: true }, options),
    },
    followSettings: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/follow-settings', body, repeatable: false }, options),
    },
    h5Domains: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/h5-domains', body, repeatable: false }, options),
      update: (id, body, options) => ask.plain({ method: 'PATCH', path: `/v1/h5-domains/${encodeURIComponent(id)}`, body, repeatable: true }, options),
    },
    agreements: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/agreements', body, repeatable: false }, options),
      getFile: (id, options) => ask.plain({ method: 'GET', path: `/v1/agreements/${encodeURIComponent(id)}/file`, repeatable: true }, options),
      remove: (id, query, options) => ask.plain({ method: 'DELETE', path: `/v1/agreements/${encodeURIComponent(id)}`, ...(query && { query }), repeatable: true }, options),
    },
    provider: {
      get: (options) => ask.plain({ method: 'GET', path: '/v1/provider', repeatable: true }, options),
    },
    setup: {
      get: (options) => ask.plain({ method: 'GET', path: '/v1/setup', repeatable: true }, options),
    },
    events: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/events', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/events', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/events/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    disagreements: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/disagreements', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/disagreements', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/disagreements/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    reconciliations: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/reconciliations', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/reconciliations', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/reconciliations/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    webhookEndpoints: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/webhook-endpoints', body, repeatable: false }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/webhook-endpoints', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/webhook-endpoints', ...(query && { query }), repeatable: true }, options),
      createSecret: (id, body, options) => ask.plain({ method: 'POST', path: `/v1/webhook-endpoints/${encodeURIComponent(id)}/secrets`, body, repeatable: false }, options),
      remove: (id, options) => ask.plain({ method: 'DELETE', path: `/v1/webhook-endpoints/${encodeURIComponent(id)}`, repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/webhook-endpoints/${encodeURIComponent(id)}`, repeatable: true }, options),
      createTest: (id, options) => ask.plain({ method: 'POST', path: `/v1/webhook-endpoints/${encodeURIComponent(id)}/tests`, repeatable: false }, options),
    },
    webhookDeliveries: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/webhook-deliveries', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/webhook-deliveries', ...(query && { query }), repeatable: true }, options),
      get: (id, options) => ask.plain({ method: 'GET', path: `/v1/webhook-deliveries/${encodeURIComponent(id)}`, repeatable: true }, options),
      createRedelivery: (id, options) => ask.plain({ method: 'POST', path: `/v1/webhook-deliveries/${encodeURIComponent(id)}/redeliveries`, repeatable: false }, options),
    },
    apiKeys: {
      create: (body, options) => ask.plain({ method: 'POST', path: '/v1/api-keys', body, repeatable: false }, options),
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/api-keys', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/api-keys', ...(query && { query }), repeatable: true }, options),
      remove: (id, options) => ask.plain({ method: 'DELETE', path: `/v1/api-keys/${encodeURIComponent(id)}`, repeatable: true }, options),
    },
    requests: {
      list: (query, options) => ask.plain({ method: 'GET', path: '/v1/requests', ...(query && { query }), repeatable: true }, options),
      each: (query, options) => ask.each({ method: 'GET', path: '/v1/requests', ...(query && { query }), repeatable: true }, options),
    },
    wechatErrors: {
      list: (options) => ask.plain({ method: 'GET', path: '/v1/wechat-errors', repeatable: true }, options),
      each: (options) => ask.each({ method: 'GET', path: '/v1/wechat-errors', repeatable: true }, options),
    },
  }
}
