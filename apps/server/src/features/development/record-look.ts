import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Parties } from './get-parties.ts'
import type { Seen } from './look.ts'
import { nextLook } from './promises.ts'
import { upsertLook } from './store.ts'

/** Keeps what WeChat said, or why it did not, and promises tomorrow's look. */
export async function recordLook(
  ctx: Context,
  { providerId, accountId, subMerchantId: id }: Parties,
  said: { readonly seen: Seen } | { readonly code: string },
): Promise<void> {
  await inTenant(ctx, { providerId, accountId }, async (tx) => {
    await upsertLook(tx, id, said)
    promiseJob(tx, nextLook({ accountId, id }, tx.now))
  })
}
