import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Disagreement } from './disagreement.ts'
import {
  type EventRow,
  selectDisagreement,
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
  {
    providerId,
    ...filter
  }: Pick<TimelineFilter, 'mode' | 'merchantId' | 'storeId' | 'unseen'> & { readonly providerId: string },
  id: string,
): Promise<EventRow> {
  const event = await inTenant(ctx, { providerId }, (tx) => selectEvent(tx, filter, id))
  if (!event) throw new PublicError('NOT_FOUND')
  return event
}

export async function listDisagreements(
  ctx: Context,
  providerId: string,
  filter: Parameters<typeof selectDisagreements>[1],
): Promise<Disagreement[]> {
  return inTenant(ctx, { providerId }, (tx) => selectDisagreements(tx, filter))
}

/** Joins: one disagreement of this mode. */
export async function getDisagreementIn(
  tx: Tx,
  mode: TimelineFilter['mode'],
  id: string,
): Promise<Disagreement | undefined> {
  return selectDisagreement(tx, mode, id)
}
