import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Alert, AlertState } from './alert.ts'
import { type AlertCounts, selectAlerts, selectCounts } from './store.ts'

export type AlertFilter = {
  /** Without one, those that are not over. */
  readonly state: AlertState | null
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export async function listAlerts(ctx: Context, providerId: string, filter: AlertFilter): Promise<Alert[]> {
  return inTenant(ctx, { providerId }, (tx) => selectAlerts(tx, filter))
}

/** How many stand, for a number beside a menu. */
export async function countAlerts(ctx: Context, providerId: string): Promise<AlertCounts> {
  return inTenant(ctx, { providerId }, selectCounts)
}
