import { isId } from '../../kit/ids.ts'
import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { FoundPush, MessagePush } from './message-push.ts'
import type { FollowEvent } from './push.ts'

type Sealed = { readonly tokenSealed: Buffer; readonly aesKeySealed: Buffer }

const find = statement<FoundPush>('select provider_id, id, appid from find_message_push($1)')

/** Whoever's it is: the address of a push carries nothing else. */
export async function findMessagePush(db: Db, id: string): Promise<FoundPush | undefined> {
  return isId('appid', id) ? (await find(db, id))[0] : undefined
}

export async function upsertMessagePush(tx: Tx, id: string, appid: string, sealed: Sealed): Promise<void> {
  const changes = { ...sealed, setAt: tx.now, heardAt: null }
  await tx.db
    .insertInto('messagePushes')
    .values({ providerId: tx.providerId, id, appid, ...changes })
    .onConflict((conflict) => conflict.columns(['providerId', 'id']).doUpdateSet(changes))
    .execute()
}

export async function selectMessagePush(tx: Tx, id: string): Promise<MessagePush | undefined> {
  return tx.db
    .selectFrom('messagePushes')
    .select(['id', 'appid', 'setAt', 'heardAt'])
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function selectPushSecrets(tx: Tx, id: string): Promise<Sealed> {
  return tx.db
    .selectFrom('messagePushes')
    .select(['tokenSealed', 'aesKeySealed'])
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function markHeard(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('messagePushes')
    .set({ heardAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** Told again, it is the same follow. */
export async function insertFollow(tx: Tx, appid: string, event: FollowEvent): Promise<void> {
  await tx.db
    .insertInto('follows')
    .values({ providerId: tx.providerId, appid, ...event, toldAt: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** When the payer of this transaction came to follow the account. */
export async function selectFollowedAt(tx: Tx, transactionId: string, appid: string): Promise<Date | null> {
  const row = await tx.db
    .selectFrom('follows')
    .select('followedAt')
    .where('providerId', '=', tx.providerId)
    .where('transactionId', '=', transactionId)
    .where('appid', '=', appid)
    .executeTakeFirst()
  return row?.followedAt ?? null
}

/** Whether the account tells us of its followers at all. */
export async function isHeard(tx: Tx, appid: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('messagePushes')
    .select('heardAt')
    .where('providerId', '=', tx.providerId)
    .where('appid', '=', appid)
    .executeTakeFirst()
  return row !== undefined && row.heardAt !== null
}
