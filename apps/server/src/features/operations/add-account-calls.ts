import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { deleteOldCalls, upsertAccountCalls } from './store.ts'

const KEPT_MS = 3 * 86_400_000

/**
 * Writes down what this process has counted of its calls to WeChat since the last time. What is older than
 * three days is forgotten; what cannot be written now waits.
 */
export async function addAccountCalls(ctx: Context): Promise<void> {
  const counted = Map.groupBy(ctx.calls.take(), ({ providerId }) => providerId)
  for (const [providerId, calls] of counted) {
    try {
      await inTenant(ctx, { providerId }, async (tx) => {
        await upsertAccountCalls(tx, calls)
        await deleteOldCalls(tx, new Date(tx.now.getTime() - KEPT_MS))
      })
    } catch (error) {
      ctx.calls.giveBack(calls)
      ctx.logger.warn({ err: error }, 'calls to WeChat could not be counted and wait')
    }
  }
}
