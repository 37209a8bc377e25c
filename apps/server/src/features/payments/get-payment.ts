import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { AccountRef } from '../../wechat/accounts.ts'
import { readAccount } from '../providers/get-account.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import type { Payment } from './payment.ts'
import { maxRowsLookedAt, type PaymentConditions, type PaymentFilter, type Totals } from './payment-filter.ts'
import { selectPayment, selectPayments, sumPayments } from './store.ts'

/** @throws PublicError PAYMENT_NOT_FOUND, also for what is there and is not the viewer's. */
export async function getPayment(ctx: Context, viewer: Viewer, id: string): Promise<Payment> {
  return inTenant(ctx, viewer, (tx) => getPaymentIn(tx, viewer, id))
}

export async function listPayments(ctx: Context, providerId: string, filter: PaymentFilter): Promise<Payment[]> {
  return inTenant(ctx, { providerId }, (tx) => selectPayments(tx, filter))
}

/** What the conditions hold altogether, of the newest that are looked at. */
export async function sumOfPayments(ctx: Context, providerId: string, filter: PaymentConditions): Promise<Totals> {
  return inTenant(ctx, { providerId }, (tx) => sumPayments(tx, filter, maxRowsLookedAt))
}

/** Joins: the same. */
export async function sumOfPaymentsIn(tx: Tx, filter: PaymentConditions): Promise<Totals> {
  return sumPayments(tx, filter, maxRowsLookedAt)
}

/** Joins: a page of them. */
export async function listPaymentsIn(tx: Tx, filter: PaymentFilter): Promise<Payment[]> {
  return selectPayments(tx, filter)
}

/** Joins: one that the viewer may see. @throws PublicError PAYMENT_NOT_FOUND. */
export async function getPaymentIn(tx: Tx, viewer: Viewer, id: string): Promise<Payment> {
  const payment = await selectPayment(tx, id)
  if (!payment || !isVisible(payment, viewer)) throw new PublicError('PAYMENT_NOT_FOUND', { id })
  return payment
}

/** Joins: one by our number of it, whoever asks. */
export async function findPaymentIn(tx: Tx, id: string): Promise<Payment | undefined> {
  return selectPayment(tx, id)
}

/** The payment and the account it goes through, for an errand. */
export async function findPayment(ctx: Context, providerId: string, id: string): Promise<Payment | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectPayment(tx, id))
}

export async function accountOf(ctx: Context, payment: Payment): Promise<AccountRef> {
  return inTenant(ctx, payment, (tx) => readAccount(tx, payment.accountId))
}
