import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { RequestEntry, RequestFilter } from './request-entry.ts'
import { selectRequests } from './store.ts'

/** Newest first. */
export async function listRequests(ctx: Context, providerId: string, filter: RequestFilter): Promise<RequestEntry[]> {
  return inTenant(ctx, { providerId }, (tx) => selectRequests(tx, filter))
}
