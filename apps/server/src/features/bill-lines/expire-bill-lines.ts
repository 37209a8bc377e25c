import type { Context } from '../../context.ts'
import type { Day } from '../../kit/day.ts'
import { inTenant } from '../../storage/tenant.ts'
import { deleteBillLines } from './store.ts'

type Scope = { readonly providerId: string; readonly accountId: string }

// Rows deleted in one transaction.
const rowsAtOnce = 10_000

/** Rows of bills before a day are deleted, some at a time. */
export async function expireBillLines(ctx: Context, scope: Scope, oldestDay: (now: Date) => Day): Promise<void> {
  const deleteSome = () =>
    inTenant(ctx, scope, (tx) => deleteBillLines(tx, scope.accountId, oldestDay(tx.now), rowsAtOnce))
  while ((await deleteSome()) === rowsAtOnce);
}
