import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { PaymentStop, StopFilter } from './payment-stop.ts'
import { selectPaymentStops, selectStandingStop } from './store.ts'

/** Newest first. */
export async function listPaymentStops(ctx: Context, providerId: string, filter: StopFilter): Promise<PaymentStop[]> {
  return inTenant(ctx, { providerId }, (tx) => selectPaymentStops(tx, filter))
}

/** Joins: why an account or a merchant takes no payments now, if it takes none. */
export async function findStandingStop(tx: Tx, placeId: string): Promise<PaymentStop | undefined> {
  return selectStandingStop(tx, placeId)
}
