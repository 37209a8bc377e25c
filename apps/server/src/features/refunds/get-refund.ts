import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { maxRowsLookedAt, type Totals } from '../payments/payment-filter.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import type { Refund } from './refund.ts'
import type { RefundConditions, RefundFilter } from './refund-filter.ts'
import { selectRefund, selectRefunds, sumRefunds } from './store.ts'

/** @throws PublicError REFUND_NOT_FOUND, also for what is there and is not the viewer's. */
export async function getRefund(ctx: Context, viewer: Viewer, id: string): Promise<Refund> {
  const refund = await findRefund(ctx, viewer.providerId, id)
  if (!refund || !isVisible(refund, viewer)) throw new PublicError('REFUND_NOT_FOUND', { id })
  return refund
}

export async function listRefunds(ctx: Context, providerId: string, filter: RefundFilter): Promise<Refund[]> {
  return inTenant(ctx, { providerId }, (tx) => selectRefunds(tx, filter))
}

/** What the conditions hold altogether, of the newest that are looked at. */
export async function sumOfRefunds(ctx: Context, providerId: string, filter: RefundConditions): Promise<Totals> {
  return inTenant(ctx, { providerId }, (tx) => sumRefunds(tx, filter, maxRowsLookedAt))
}

export async function findRefund(ctx: Context, providerId: string, id: string): Promise<Refund | undefined> {
  return inTenant(ctx, { providerId }, (tx) => selectRefund(tx, id))
}
