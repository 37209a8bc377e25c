import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { KeyRotation } from './key-rotation.ts'
import { resealBatch } from './reseal-batch.ts'
import { promiseResealing } from './start-key-rotation.ts'

/** Then other jobs have their turn, and a worker that shall stop can. */
const BATCHES_AT_ONCE = 25

/** Goes on with a rotation, and promises the rest. Once a round that was to retire them finds nothing, the old keys are forgotten. */
export async function resealSome(ctx: Context, providerId: string, rotationId: string): Promise<void> {
  for (let batch = 0; batch < BATCHES_AT_ONCE; batch++) {
    const rotation = await resealBatch(ctx, rotationId)
    if (rotation?.state !== 'running') return forgetRetired(ctx, rotation)
  }
  await inTenant(ctx, { providerId }, async (tx) => promiseResealing(tx, rotationId))
}

/** The key that everything is sealed under must be the one that stays. */
export function forgetRetired(ctx: Context, rotation: KeyRotation | undefined): void {
  if (rotation?.state !== 'retired' || ctx.vault.keyIds[0] !== rotation.toKey) return
  if (ctx.vault.keyIds.length > 1) ctx.keyRing.forgetOld()
}
