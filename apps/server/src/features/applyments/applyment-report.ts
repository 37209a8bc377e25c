import type { SealedExchange } from '../../base/exchanges.ts'

/** `accepted`: our form was taken. `refused`: it was not. `absent`: WeChat knows no form under our number. */
export type Word =
  | 'accepted'
  | 'editing'
  | 'auditing'
  | 'rejected'
  | 'to_be_confirmed'
  | 'to_be_signed'
  | 'signing'
  | 'finished'
  | 'canceled'
  | 'refused'
  | 'absent'

/** Why one field was rejected, in WeChat's words. */
export type Rejection = {
  readonly field: string | null
  readonly fieldName: string | null
  readonly reason: string | null
}

export type Refusal = { readonly code: string; readonly message: string; readonly field: string | null }

/** WeChat's word about an applyment, whichever way it reached us. */
export type ApplymentReport = {
  readonly id: string
  readonly word: Word
  readonly businessCode: string | null
  readonly applymentId: number | null
  readonly subMchid: string | null
  readonly signUrl: string | null
  readonly message: string | null
  readonly rejections: readonly Rejection[]
  readonly refusal: Refusal | null
  /** Which of our tries it answers, as the applyment counts them; null where it answers none. */
  readonly attempt: number | null
  readonly source: 'answer' | 'query'
  readonly exchange: SealedExchange | null
}
