import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type DisagreementRow, type EventRow, selectDisagreements, selectEvents, type TimelineFilter } from './store.ts'

export async function listEvents(ctx: Context, providerId: string, filter: TimelineFilter): Promise<EventRow[]> {
  return inTenant(ctx, { providerId }, (tx) => selectEvents(tx, filter))
}

export async function listDisagreements(
  ctx: Context,
  providerId: string,
  filter: Parameters<typeof selectDisagreements>[1],
): Promise<DisagreementRow[]> {
  return inTenant(ctx, { providerId }, (tx) => selectDisagreements(tx, filter))
}
