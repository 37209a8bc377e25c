import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { oldestDay } from './reconciliation.ts'
import type { AccountScope } from './start-reconciliation.ts'
import { deleteBillLines } from './store.ts'

// Rows deleted in one transaction.
const rowsAtOnce = 10_000

/** Rows of bills are kept as long as WeChat keeps the bill, and then deleted, some at a time. */
export async function expireBillLines(ctx: Context, scope: AccountScope): Promise<void> {
  const deleteSome = () =>
    inTenant(ctx, scope, (tx) => deleteBillLines(tx, scope.accountId, oldestDay(tx.now), rowsAtOnce))
  while ((await deleteSome()) === rowsAtOnce);
}
