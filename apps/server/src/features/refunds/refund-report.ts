import type { KeptExchange, SealedExchange } from '../../base/exchanges.ts'
import type { Fen } from '../../kit/fen.ts'

/** WeChat's word about a refund, whichever way it reached us. `absent`: it knows no such refund. */
export type RefundReport = {
  readonly refundId: string | null
  /** Our number for it, the `out_refund_no`. */
  readonly id: string
  /** Our number for its payment, where this kind of word carries it. */
  readonly paymentId: string | null
  readonly state: 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused' | 'absent'
  /** WeChat's numbers for the provider, the sub-merchant and the payment, where this kind of word carries them. */
  readonly spMchid: string | null
  readonly subMchid: string | null
  readonly transactionId: string | null
  /** What the whole payment was of, where this kind of word carries it. */
  readonly total: Fen | null
  readonly amount: Fen | null
  readonly receivedAccount: string | null
  /** When WeChat accepted it, where this kind of word says so. */
  readonly acceptedAt: Date | null
  readonly succeededAt: Date | null
  readonly refusal: { readonly code: string; readonly message: string } | null
  /** Which of our tries it answers, as the refund counts them; null where it answers none. */
  readonly attempt: number | null
  readonly source: 'answer' | 'notice' | 'query' | 'bill'
  readonly exchange: SealedExchange | KeptExchange | null
}
