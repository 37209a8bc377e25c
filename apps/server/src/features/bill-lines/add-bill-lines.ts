import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Bill, BillLine } from './bill-line.ts'
import { upsertBillLines } from './store.ts'

/** Keeps some rows of the day's bill. They count only once the whole bill is there and its hash holds: see settleReconciliation. */
export async function addBillLines(
  ctx: Context,
  bill: Bill & { readonly providerId: string },
  lines: readonly BillLine[],
): Promise<void> {
  const distinct = new Map(lines.map((line) => [`${line.kind} ${line.number} ${line.transactionId}`, line]))
  await inTenant(ctx, bill, (tx) => upsertBillLines(tx, bill, [...distinct.values()]))
}
