import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { BillLine } from './bill-line.ts'
import type { Reconciliation } from './reconciliation.ts'
import { upsertBillLines } from './store.ts'

/** Keeps some rows of the day's bill. They count only once the whole bill is there and its hash holds: see settleReconciliation. */
export async function addBillLines(
  ctx: Context,
  reconciliation: Reconciliation,
  lines: readonly BillLine[],
): Promise<void> {
  const distinct = new Map(lines.map((line) => [`${line.kind} ${line.number} ${line.transactionId}`, line]))
  await inTenant(ctx, reconciliation, (tx) => upsertBillLines(tx, reconciliation, [...distinct.values()]))
}
