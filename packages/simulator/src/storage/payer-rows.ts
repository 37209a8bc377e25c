/** How the payer's bank answers when a payment code is charged; `error_…` answers nothing, and the money went or did not. */
export type Bank = 'works' | 'refuses' | 'error_after_paying' | 'error_before_paying'

export type Payer = {
  readonly id: string
  readonly name: string
  readonly password: string
  /** A payment code pays up to this without a password. */
  readonly password_free_limit_fen: number
  readonly bank: Bank
  /** Closed 已注销: it neither pays nor takes a refund. */
  readonly account?: 'open' | 'closed'
}

/** A payment code 付款码 as it was shown on a phone. */
export type PaymentCode = {
  readonly code: string
  readonly payer: string
  readonly expires_at: number
  /** The order that it was used for. */
  readonly order: string | null
  /** The SP that looked up the payer by it: nobody else may charge it. */
  readonly reserved_for: string | null
}
