/** One cause of WeChat's, and how what it closed is opened again. */
export type LimitationCause = {
  readonly caseId: string | null
  readonly reason: string
  readonly describes: string
  readonly functions: readonly string[]
  readonly otherFunctions: string
  /** One of WeChat's ways: its list grows. */
  readonly way: string | null
  readonly helpUrl: string | null
  /** Since when, or from when on: WeChat announces some. */
  readonly from: Date | null
  readonly isAnnounced: boolean
}

/** What is closed to a number, as WeChat answered last. */
export type Limitations = {
  readonly accountId: string
  readonly subMchid: string
  readonly functions: readonly string[]
  readonly otherFunctions: string
  readonly causes: readonly LimitationCause[]
  readonly askedAt: Date
}

/** With the number here. */
export type LimitationsOf = {
  readonly subMerchantId: string
  readonly subMchid: string
  readonly told: Limitations | null
}

export function isLimited({ functions, otherFunctions, causes }: Limitations): boolean {
  return functions.length > 0 || otherFunctions !== '' || causes.length > 0
}
