import { PublicError } from '../../errors.ts'
import { type Fen, minus, plus } from '../../kit/fen.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Payment } from './payment.ts'
import { selectPaymentForUpdate, updatePayment } from './store.ts'

/** Joins. Holds the payment until the transaction ends, so that its refunds form one line. Lock it before any of its refunds. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment> {
  const payment = await selectPaymentForUpdate(tx, id)
  if (!payment) throw new PublicError('PAYMENT_NOT_FOUND', { id })
  return payment
}

/** Joins. Sets part of a locked payment aside for a refund that is asked for. */
export function reserveRefund(tx: Tx, payment: Payment, amount: Fen): void {
  const refunding = plus(payment.refunding, amount)
  updatePayment(tx, payment, { ...payment, refunding, refundCount: payment.refundCount + 1 })
}

/** Joins. WeChat has accepted the refund: the money has left the merchant's side. */
export function acceptRefund(tx: Tx, payment: Payment, amount: Fen): void {
  updatePayment(tx, payment, { ...payment, refundAccepted: plus(payment.refundAccepted, amount) })
}

/** Joins. Gives back what a refund had set aside that will not happen. */
export function releaseRefund(tx: Tx, payment: Payment, amount: Fen, wasAccepted: boolean, wasClosed: boolean): void {
  updatePayment(tx, payment, {
    ...payment,
    refunding: minus(payment.refunding, amount),
    refundAccepted: wasAccepted ? minus(payment.refundAccepted, amount) : payment.refundAccepted,
    // WeChat counts the refunds that it has accepted, whatever became of them; one that it closes it had accepted.
    refundCount: wasAccepted || wasClosed ? payment.refundCount : payment.refundCount - 1,
  })
}
