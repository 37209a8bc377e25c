import type { Fen } from '../../kit/fen.ts'
import type { Payment, PaymentState } from '../payments/payment.ts'

/** What WeChat's page tells of the payment that a receipt is wanted for. */
export type AskedReceipt = { readonly subMchid: string; readonly paymentId: string }

/** What a payer may see: nothing that is personal. */
export type Receipt = {
  readonly merchant: string
  readonly amount: Fen
  readonly state: PaymentState
  readonly paidAt: Date | null
  readonly paymentId: string
}

// WeChat shows it right after the payment; a developer who tries it out does so within days.
const shownForMs = 7 * 86_400_000

/** Whether the payment is young enough, and was ever payable. */
export function isShown({ createdAt, state }: Pick<Payment, 'createdAt' | 'state'>, now: Date): boolean {
  return state !== 'refused' && now.getTime() - createdAt.getTime() < shownForMs
}
