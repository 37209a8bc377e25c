import type { KeptExchange, SealedExchange } from '../../base/exchanges.ts'
import type { Fen } from '../../kit/fen.ts'

/** What WeChat says of the money once it is paid. */
export type Transaction = {
  readonly transactionId: string
  /** Null where WeChat does not say when. */
  readonly paidAt: Date | null
  readonly bankType: string | null
  readonly payerTotal: Fen | null
  readonly payer: PayerOpenids
}

/** The payer's openids, each with the appid it belongs to (M13). */
export type PayerOpenids = {
  readonly sp: { readonly appid: string; readonly openid: string } | null
  readonly sub: { readonly appid: string; readonly openid: string } | null
}

/** WeChat's word about a payment, whichever way it reached us. `absent`: it knows no such order. */
export type PaymentReport = {
  readonly paymentId: string
  readonly state: 'open' | 'paid' | 'closed' | 'refused' | 'absent'
  readonly spMchid: string
  readonly spAppid: string
  readonly subMchid: string
  /** Null where this kind of word carries no amount. */
  readonly amount: Fen | null
  readonly transaction: Transaction | null
  readonly payToken: { readonly text: string; readonly expiresAt: Date } | null
  readonly refusal: { readonly code: string; readonly message: string } | null
  /** Which of our tries it answers, as the payment counts them; null where it answers none. */
  readonly attempt: number | null
  readonly source: 'answer' | 'notice' | 'query' | 'bill'
  readonly exchange: SealedExchange | KeptExchange | null
}
