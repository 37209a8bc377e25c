import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { ApiKey, KeyOwner, KeyScope } from './api-key.ts'

const columns = ['id', 'merchantId', 'mode', 'name', 'hint', 'createdAt', 'revokedAt'] as const

const findKey = statement<KeyOwner>('select provider_id, id as key_id, merchant_id, mode from find_api_key($1)')

/** Asked before the tenant is known, so it goes through a function that answers only this. */
export async function selectKeyOwner(db: Db, hash: Buffer): Promise<KeyOwner | undefined> {
  const [owner] = await findKey(db, hash)
  return owner
}

export async function insertApiKey(tx: Tx, key: ApiKey, hash: Buffer): Promise<void> {
  await tx.db
    .insertInto('apiKeys')
    .values({ ...key, providerId: tx.providerId, hash })
    .execute()
}

/** A merchant's own only, where one is named. */
export async function selectApiKeys(
  tx: Tx,
  { mode, merchantId }: KeyScope,
  page: { limit: number; cursor?: string },
): Promise<ApiKey[]> {
  let query = tx.db
    .selectFrom('apiKeys')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', mode)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (page.cursor) query = query.where('id', '<', page.cursor)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

/** All that open anything for this merchant; answers how many there were. */
export async function updateRevokedOf(tx: Tx, merchantId: string): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** False when there is no such key. A key that was revoked before stays revoked at that moment. */
export async function updateRevoked(tx: Tx, id: string, { mode, merchantId }: KeyScope): Promise<boolean> {
  let query = tx.db
    .updateTable('apiKeys')
    .set((eb) => ({ revokedAt: eb.fn.coalesce('revokedAt', eb.val(tx.now)) }))
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .where('mode', '=', mode)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return numUpdatedRows > 0n
}
