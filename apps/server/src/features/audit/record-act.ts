import { type Actor, type Deed, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'

/** Writes an entry in a transaction of its own, for acts whose use cases know nothing of people. */
export async function recordAct(ctx: Context, providerId: string, actor: Actor, deed: Deed): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => recordDeed(tx, actor, deed))
}
