import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { PaymentStop, StopFilter } from './payment-stop.ts'
import { selectPaymentStops } from './store.ts'

/** Newest first. */
export async function listPaymentStops(ctx: Context, providerId: string, filter: StopFilter): Promise<PaymentStop[]> {
  return inTenant(ctx, { providerId }, (tx) => selectPaymentStops(tx, filter))
}
