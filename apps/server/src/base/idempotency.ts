import { PublicError } from '../errors.ts'
import type { Tx } from '../storage/tenant.ts'

export type KeyClaim = {
  /** Whose key it is: the same text from two merchants is two keys. */
  readonly caller: string
  readonly key: string
  readonly hash: Buffer
  /** The thing that this request will make if the key is new. */
  readonly thingId: string
}

export type FirstUse = { readonly thingId: string; readonly sameRequest: boolean }

/** Claims an Idempotency-Key for this request, or tells what it was first used for. */
export async function claimKey(tx: Tx, claim: KeyClaim): Promise<FirstUse | null> {
  const inserted = await tx.db
    .insertInto('idempotencyKeys')
    .values({
      providerId: tx.providerId,
      caller: claim.caller,
      key: claim.key,
      requestHash: claim.hash,
      thingId: claim.thingId,
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return null
  const first = await tx.db
    .selectFrom('idempotencyKeys')
    .select(['thingId', 'requestHash'])
    .where('providerId', '=', tx.providerId)
    .where('caller', '=', claim.caller)
    .where('key', '=', claim.key)
    .executeTakeFirst()
  if (!first) throw new PublicError('UNAVAILABLE')
  return { thingId: first.thingId, sameRequest: first.requestHash.equals(claim.hash) }
}
