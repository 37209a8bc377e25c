import type { SealedExchange } from '../../base/exchanges.ts'

/** `accepted`: our form was taken. `refused`: it was not. `absent`: WeChat knows no form under our number. */
export type ConfirmationWord =
  | 'accepted'
  | 'editing'
  | 'auditing'
  | 'confirming_contact'
  | 'confirming_legal_person'
  | 'passed'
  | 'rejected'
  | 'frozen'
  | 'canceled'
  | 'refused'
  | 'absent'

export type Refusal = { readonly code: string; readonly message: string; readonly field: string | null }

/** WeChat's word about a confirmation, whichever way it reached us. */
export type ConfirmationReport = {
  readonly id: string
  readonly word: ConfirmationWord
  readonly applymentId: number | null
  readonly qrCode: string | null
  readonly rejectParam: string | null
  readonly rejectReason: string | null
  readonly refusal: Refusal | null
  /** Which of our tries it answers, as the confirmation counts them; null where it answers none. */
  readonly attempt: number | null
  readonly source: 'answer' | 'query'
  readonly exchange: SealedExchange | null
}
