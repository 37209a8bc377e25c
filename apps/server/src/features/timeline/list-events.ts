import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import {
  type DisagreementRow,
  type EventRow,
  selectDisagreements,
  selectEvent,
  selectEvents,
  type TimelineFilter,
} from './store.ts'

export async function listEvents(ctx: Context, providerId: string, filter: TimelineFilter): Promise<EventRow[]> {
  return inTenant(ctx, { providerId }, (tx) => selectEvents(tx, filter))
}

export async function getEvent(
  ctx: Context,
  { providerId, mode, merchantId }: Pick<TimelineFilter, 'mode' | 'merchantId'> & { readonly providerId: string },
  id: string,
): Promise<EventRow> {
  const event = await inTenant(ctx, { providerId }, (tx) => selectEvent(tx, { mode, merchantId }, id))
  if (!event) throw new PublicError('NOT_FOUND')
  return event
}

export async function listDisagreements(
  ctx: Context,
  providerId: string,
  filter: Parameters<typeof selectDisagreements>[1],
): Promise<DisagreementRow[]> {
  return inTenant(ctx, { providerId }, (tx) => selectDisagreements(tx, filter))
}
