import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { afterBatch, type Batch, type KeyRotation, START } from './key-rotation.ts'
import { SEALED_COLUMNS } from './sealed-column.ts'
import {
  nextProvider,
  selectRotation,
  selectRotationForUpdate,
  selectSealed,
  updateRotation,
  updateSealed,
} from './store.ts'

const BATCH_ROWS = 200

/**
 * Seals the next rows again and notes how far that got, in one transaction: whoever is killed meanwhile leaves nothing half
 * done, and whoever goes on begins where it stopped. Answers with the rotation as it then stands.
 */
export async function resealBatch(ctx: Context, id: string, rows = BATCH_ROWS): Promise<KeyRotation | undefined> {
  const seen = await selectRotation(ctx.db, id)
  if (seen?.state !== 'running') return seen
  const providerId = seen.place.provider || (await nextProvider(ctx.db, ''))
  if (!providerId) return undefined
  return inTenant(ctx, { providerId }, async (tx) => {
    const rotation = await selectRotationForUpdate(tx, id)
    if (rotation.state !== 'running' || rotation.place.provider !== seen.place.provider) return rotation
    const place = rotation.place.provider === '' ? { ...START, provider: providerId } : rotation.place
    const batch = await seal(ctx, tx, { ...rotation, place }, rows)
    const after = afterBatch(
      { ...rotation, place },
      batch,
      SEALED_COLUMNS.length,
      await nextProvider(tx.db, providerId),
      tx.now,
    )
    await updateRotation(tx, after)
    return after
  })
}

async function seal(ctx: Context, tx: Tx, { place, toKey }: KeyRotation, rows: number): Promise<Batch> {
  const column = SEALED_COLUMNS[place.column]!
  const found = await selectSealed(tx, column, toKey, place.after, rows)
  let sealedAgain = 0
  for (const { key, sealed } of found) {
    if (!sealed) continue
    const context = column.contextOf(key)
    const again = ctx.vault.seal(ctx.vault.open(sealed, context), context)
    if (await updateSealed(tx, column, key, sealed, again)) sealedAgain++
  }
  return { lookedAt: found.length, sealedAgain, last: found.at(-1)?.key ?? [], isEnd: found.length < rows }
}
