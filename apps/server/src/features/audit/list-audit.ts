import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { AuditEntry, AuditFilter } from './audit-entry.ts'
import { selectAuditEntries, selectChain } from './store.ts'

export async function listAudit(ctx: Context, providerId: string, filter: AuditFilter): Promise<AuditEntry[]> {
  return inTenant(ctx, { providerId }, (tx) => selectAuditEntries(tx, filter))
}

/** How many entries there are, and the number of the first that was changed or is missing. */
export async function checkAudit(ctx: Context, providerId: string) {
  return inTenant(ctx, { providerId }, (tx) => selectChain(tx))
}
