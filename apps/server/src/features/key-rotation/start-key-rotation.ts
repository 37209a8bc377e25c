import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { type Promised, promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { type KeyRotation, START } from './key-rotation.ts'
import { SEALED_COLUMNS } from './sealed-column.ts'
import {
  countRows,
  insertRotation,
  isRunningAlready,
  listProviders,
  selectLatestRotation,
  updateRotation,
} from './store.ts'

/**
 * Makes a new master key, where the keys are in a file and there is one only, and has everything sealed again under the first.
 * Nothing stops meanwhile: what is sealed under the old key opens.
 */
export async function startKeyRotation(ctx: Context, providerId: string, actor: Actor): Promise<KeyRotation> {
  const total = await countSealed(ctx)
  try {
    return await inTenant(ctx, { providerId }, (tx) => begin(tx, ctx, actor, total))
  } catch (error) {
    if (!isRunningAlready(error)) throw error
    throw new PublicError('KEY_ROTATION_RUNNING', { key_rotation: (await latestKeyRotation(ctx))?.id ?? '' })
  }
}

async function begin(tx: Tx, ctx: Context, actor: Actor, total: number): Promise<KeyRotation> {
  const now = { startedAt: tx.now, movedAt: tx.now, doneAt: null }
  const begun = { isRetiring: false, round: 1, place: START, lookedAt: 0, sealedAgain: 0, foundInRound: 0, total }
  const rotation: KeyRotation = { id: newId('keyRotation'), toKey: '', state: 'running', ...begun, ...now }
  // One runs at a time, and only who runs it makes a key: of two files written at once one would be lost, with what its key seals.
  await insertRotation(tx, rotation)
  const toKey = sealingKey(ctx)
  await updateRotation(tx, { ...rotation, toKey })
  promiseJob(tx, resealing(rotation.id))
  recordDeed(tx, actor, { act: 'master_key.rotated', subjectId: rotation.id, after: { to_key: toKey } })
  return { ...rotation, toKey }
}

/** The key to seal under: a new one, unless two are there already. */
function sealingKey({ vault, keyRing }: Context): string {
  if (vault.keyIds.length < 2) {
    if (!keyRing.isFile) throw new PublicError('MASTER_KEY_NOT_IN_FILE')
    keyRing.add()
  }
  return vault.keyIds[0]!
}

/** Goes through everything once more, and forgets the old keys where that finds nothing. */
export async function retireOldKeys(ctx: Context, providerId: string, actor: Actor, id: string): Promise<KeyRotation> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const latest = await selectLatestRotation(tx.db)
    if (latest?.id !== id) throw new PublicError('KEY_ROTATION_NOT_FOUND')
    if (latest.state === 'running') throw new PublicError('KEY_ROTATION_RUNNING', { key_rotation: id })
    if (!ctx.keyRing.isFile) throw new PublicError('MASTER_KEY_NOT_IN_FILE')
    const again = { round: latest.round + 1, place: START, lookedAt: 0, foundInRound: 0, doneAt: null, movedAt: tx.now }
    const rotation: KeyRotation = { ...latest, ...again, state: 'running', isRetiring: true }
    await updateRotation(tx, rotation)
    promiseJob(tx, resealing(id))
    recordDeed(tx, actor, { act: 'master_key.retired', subjectId: id })
    return rotation
  })
}

/** The one under way, or the last that was. */
export async function latestKeyRotation(ctx: Context): Promise<KeyRotation | undefined> {
  return selectLatestRotation(ctx.db)
}

/** Joins: goes on with it, after what else is due. */
export function promiseResealing(tx: Tx, id: string): void {
  promiseJob(tx, resealing(id))
}

function resealing(rotationId: string): Promised {
  return { task: 'master_key.reseal', key: `master_key.reseal/${rotationId}`, payload: { rotationId } }
}

async function countSealed(ctx: Context): Promise<number> {
  let total = 0
  for (const providerId of await listProviders(ctx.db))
    for (const { table } of SEALED_COLUMNS) total += await inTenant(ctx, { providerId }, (tx) => countRows(tx, table))
  return total
}
