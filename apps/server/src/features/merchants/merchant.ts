import type { MerchantState } from './merchant-state.ts'

export type SubjectType = 'company' | 'individual' | 'institution' | 'government' | 'other'

/** A business that the provider serves. */
export type Merchant = {
  readonly id: string
  readonly name: string
  readonly subjectType: SubjectType
  /** The legal subject 主体 that its papers are in. */
  readonly subject: string
  readonly state: MerchantState
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly contactEmail: string | null
  /** The provider's own; the merchant does not see them. */
  readonly notes: string
  /** The provider's own number for it, of which no two are the same; the merchant does not see it. */
  readonly reference: string | null
  /** The agent who brought it. */
  readonly agentId: string | null
  readonly createdAt: Date
}

type Required = 'name' | 'subjectType' | 'subject'
type Changeable = Omit<Merchant, 'id' | 'createdAt' | 'subjectType'>

/** What is given to take a business on. */
export type NewMerchant = Pick<Merchant, Required> & Partial<Omit<Changeable, Required>>

/** Who may see it is changed by `setAgent` alone. */
export type MerchantChange = Partial<Omit<Changeable, 'agentId' | 'state'>> & { readonly state?: 'active' | 'paused' }

export type MerchantFilter = {
  /** Part of a name; or a whole id or number at WeChat. */
  readonly query?: string
  readonly state?: Merchant['state']
  readonly subjectType?: SubjectType
  readonly agentId?: string
  /** Whether it has a number at WeChat in the mode asked for. */
  readonly onboarded?: { readonly mode: 'test' | 'live'; readonly is: boolean }
}

/** A merchant's number at WeChat under one of the provider's accounts. A merchant may have several. */
export type SubMerchant = {
  readonly id: string
  readonly merchantId: string
  readonly accountId: string
  readonly subMchid: string
  /** WeChat's fee in millionths of the amount: 0.60 % is 6000. */
  readonly feeRatePpm: number
  /** The two questions of binding (M13); both are no until somebody says otherwise. */
  readonly hasOwnAppid: boolean
  readonly needsOpenid: boolean
}

export type NewSubMerchant = Pick<SubMerchant, 'merchantId' | 'accountId' | 'subMchid' | 'feeRatePpm'>
export type SubMerchantChange = Partial<Pick<SubMerchant, 'feeRatePpm' | 'hasOwnAppid' | 'needsOpenid'>>
