export type SubjectType = 'company' | 'individual' | 'institution' | 'government' | 'other'

/** A business that the provider serves. */
export type Merchant = {
  readonly id: string
  readonly name: string
  readonly subjectType: SubjectType
  /** The legal subject 主体 that its papers are in. */
  readonly subject: string
  readonly createdAt: Date
}

/** A merchant's number at WeChat under one of the provider's accounts. A merchant may have several. */
export type SubMerchant = {
  readonly id: string
  readonly merchantId: string
  readonly accountId: string
  readonly subMchid: string
  /** WeChat's fee in millionths of the amount: 0.60 % is 6000. */
  readonly feeRatePpm: number
}
