import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Difference } from './difference.ts'
import type { Reconciliation } from './reconciliation.ts'
import { maxDifferencesListed } from './settle-reconciliation.ts'
import { type ReconciliationFilter, selectDifferences, selectReconciliation, selectReconciliations } from './store.ts'

export type ReconciliationInFull = {
  readonly reconciliation: Reconciliation
  readonly differences: readonly Difference[]
}

/** @throws PublicError RECONCILIATION_NOT_FOUND, also for what is there and belongs to the other mode. */
export async function getReconciliation(
  ctx: Context,
  { providerId, mode }: { readonly providerId: string; readonly mode: 'test' | 'live' },
  id: string,
): Promise<ReconciliationInFull> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const reconciliation = await selectReconciliation(tx, id, mode)
    if (!reconciliation) throw new PublicError('RECONCILIATION_NOT_FOUND', { id })
    return { reconciliation, differences: await selectDifferences(tx, id, 3 * maxDifferencesListed) }
  })
}

export async function listReconciliations(
  ctx: Context,
  providerId: string,
  filter: ReconciliationFilter,
): Promise<Reconciliation[]> {
  return inTenant(ctx, { providerId }, (tx) => selectReconciliations(tx, filter))
}
