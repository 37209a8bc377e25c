import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { KeptPasskey, Passkey } from './passkey.ts'

type Ref = { readonly providerId: string; readonly id: string }
const find = statement<Ref>('select provider_id, id from find_passkey($1)')

/** Asked before the tenant is known, so it goes through a function that answers only this. */
export async function selectPasskeyRef(db: Db, credentialId: string): Promise<Ref | undefined> {
  const [ref] = await find(db, credentialId)
  return ref
}

export async function insertPasskey(tx: Tx, passkey: KeptPasskey & Passkey): Promise<void> {
  await tx.db
    .insertInto('passkeys')
    .values({ ...passkey, providerId: tx.providerId })
    .execute()
}

/** Locks it: one answer is taken by one request only. */
export async function selectPasskey(tx: Tx, id: string): Promise<KeptPasskey | undefined> {
  return tx.db
    .selectFrom('passkeys')
    .select(['id', 'personId', 'credentialId', 'publicKey', 'counter', 'usedAt'])
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function selectPasskeys(
  tx: Tx,
  personId: string,
): Promise<(Passkey & { readonly credentialId: string })[]> {
  return tx.db
    .selectFrom('passkeys')
    .select(['id', 'name', 'createdAt', 'usedAt', 'credentialId'])
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .execute()
}

export async function updateUsed(tx: Tx, id: string, counter: number): Promise<void> {
  await tx.db
    .updateTable('passkeys')
    .set({ counter, usedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function updateName(tx: Tx, personId: string, id: string, name: string): Promise<void> {
  await tx.db
    .updateTable('passkeys')
    .set({ name })
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute()
}

/** False when the person has no such passkey. */
export async function deletePasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('passkeys')
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
