import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { updateRemoved } from './store.ts'

/** It is told nothing more; what it was told stays on record. */
export async function removeChannel(ctx: Context, providerId: string, id: string): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (!(await updateRemoved(tx, id))) throw new PublicError('ALERT_CHANNEL_NOT_FOUND')
  })
}
