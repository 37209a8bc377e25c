import type { Fen } from '../../kit/fen.ts'

export type FoundNumberState = 'open' | 'adopted' | 'dismissed'
/** By which of WeChat's words it was seen. */
export type SeenIn = 'bill' | 'notice' | 'applyment'

/** A sub-merchant's number that WeChat speaks of and nobody here knows, as one that was onboarded by hand. */
export type FoundNumber = {
  readonly id: string
  readonly accountId: string
  readonly subMchid: string
  readonly state: FoundNumberState
  readonly seenIn: readonly SeenIn[]
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly subMerchantId: string | null
}

/** With what the bills have of it, since it was first seen in one. */
export type CountedNumber = FoundNumber & DayOfNumber & { readonly merchantId: string | null }

export type DayOfNumber = {
  readonly payments: number
  readonly paid: Fen
  readonly refunds: number
  readonly refunded: Fen
}

export type BilledNumber = DayOfNumber & { readonly subMchid: string }
