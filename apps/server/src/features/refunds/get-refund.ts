import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { maxRowsLookedAt, type Totals } from '../payments/payment-filter.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import type { Refund } from './refund.ts'
import type { RefundConditions, RefundFilter } from './refund-filter.ts'
import { selectRefund, selectRefunds, selectRefundsOf, sumRefunds } from './store.ts'

const maxRefundsListed = 200

/** @throws PublicError REFUND_NOT_FOUND, also for what is there and is not the viewer's. */
export async function getRefund(ctx: Context, viewer: Viewer, id: string): Promise<Refund> {
  return inTenant(ctx, { providerId: viewer.providerId }, (tx) => getRefundIn(tx, viewer, id))
}

export async function listRefunds(ctx: Context, providerId: string, filter: RefundFilter): Promise<Refund[]> {
  return inTenant(ctx, { providerId }, (tx) => selectRefunds(tx, filter))
}

/** Joins: all refunds of a payment: fifty at most, and those that were refused. */
export async function listRefundsOf(tx: Tx, paymentId: string): Promise<Refund[]> {
  return selectRefundsOf(tx, paymentId, maxRefundsListed)
}

/** What the conditions hold altogether, of the newest that are looked at. */
export async function sumOfRefunds(ctx: Context, providerId: string, filter: RefundConditions): Promise<Totals> {
  return inTenant(ctx, { providerId }, (tx) => sumRefunds(tx, filter, maxRowsLookedAt))
}

/** Joins: the same. */
export async function sumOfRefundsIn(tx: Tx, filter: RefundConditions): Promise<Totals> {
  return sumRefunds(tx, filter, maxRowsLookedAt)
}

/** Joins: a page of them. */
export async function listRefundsIn(tx: Tx, filter: RefundFilter): Promise<Refund[]> {
  return selectRefunds(tx, filter)
}

/** Joins: one that the viewer may see. @throws PublicError REFUND_NOT_FOUND. */
export async function getRefundIn(tx: Tx, viewer: Viewer, id: string): Promise<Refund> {
  const refund = await selectRefund(tx, id)
  if (!refund || !isVisible(refund, viewer)) throw new PublicError('REFUND_NOT_FOUND', { id })
  return refund
}

export async function findRefund(ctx: Context, providerId: string, id: string): Promise<Refund | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectRefund(tx, id))
}
