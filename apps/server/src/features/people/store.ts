import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Credentials, Membership, Person } from './person.ts'
import type { Role } from './role.ts'
import type { Session } from './session.ts'

type SessionRow = {
  readonly providerId: string
  readonly sessionId: string
  readonly personId: string
  readonly seenAt: Date
  readonly provenAt: Date | null
  readonly isEnrolled: boolean
  readonly membershipId: string
  readonly merchantId: string | null
  readonly role: Role
  readonly storeId: string | null
  readonly merchantIds: string[] | null
}

const findPeople = statement<{ readonly providerId: string }>('select provider_id from find_people($1)')
const findSession = statement<SessionRow>('select * from find_signed_in($1, $2)')

/**
 * The few providers where this name signs in, the oldest first. Asked before the tenant is known, as the next one is: through
 * functions that answer only this.
 */
export async function selectProvidersOf(db: Db, login: string): Promise<string[]> {
  return (await findPeople(db, login)).map(({ providerId }) => providerId)
}

/** A row for each membership; none when the session has ended or its person is nowhere a member. */
export async function selectSession(db: Db, hash: Buffer, now: Date): Promise<SessionRow[]> {
  return findSession(db, hash, now)
}

export async function insertPerson(
  tx: Tx,
  person: { id: string; login: string; name: string; passwordHash: string },
): Promise<void> {
  await tx.db
    .insertInto('people')
    .values({ ...person, providerId: tx.providerId, createdAt: tx.now })
    .execute()
}

/** Locks the person: one code is taken by one request only. */
export async function selectCredentials(
  tx: Tx,
  by: { id: string } | { login: string },
): Promise<Credentials | undefined> {
  const query = tx.db
    .selectFrom('people')
    .select(['id', 'login', 'passwordHash', 'totpSealed', 'totpPendingSealed', 'totpPeriod'])
    .select((eb) => eb.exists(passkeysOf(eb)).as('hasPasskey'))
    .where('providerId', '=', tx.providerId)
  const one = 'id' in by ? query.where('id', '=', by.id) : query.where('login', '=', by.login)
  const row = await one.forUpdate().executeTakeFirst()
  return row && { ...row, hasPasskey: row.hasPasskey === true }
}

export async function updatePerson(
  tx: Tx,
  id: string,
  changes: {
    readonly passwordHash?: string
    readonly totpSealed?: Buffer | null
    readonly totpPendingSealed?: Buffer | null
    readonly totpPeriod?: number
  },
): Promise<void> {
  await tx.db.updateTable('people').set(changes).where('providerId', '=', tx.providerId).where('id', '=', id).execute()
}

/** Newest first. With a merchant, only those who are something there, and only what they are there. */
export async function selectPeople(
  tx: Tx,
  filter: {
    readonly merchantId: string | null
    readonly id?: string
    readonly before?: string
    readonly limit: number
  },
): Promise<Person[]> {
  const { merchantId, id, before, limit } = filter
  let query = tx.db
    .selectFrom('people')
    .select(['id', 'login', 'name', 'createdAt', 'totpSealed'])
    .select((eb) => eb.exists(passkeysOf(eb)).as('hasPasskey'))
    .where('providerId', '=', tx.providerId)
  if (id) query = query.where('id', '=', id)
  if (before) query = query.where('id', '<', before)
  if (merchantId) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('memberships')
        .select('personId')
        .where('providerId', '=', tx.providerId)
        .where('merchantId', '=', merchantId)
        .where('endedAt', 'is', null),
    )
  }
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  const ids = rows.map((row) => row.id)
  const memberships = await selectMemberships(tx, ids, merchantId)
  return rows.map(({ totpSealed, hasPasskey, ...row }) => ({
    ...row,
    hasSecondFactor: totpSealed !== null || hasPasskey === true,
    memberships: memberships.filter(({ personId }) => personId === row.id).map(({ personId: _, ...one }) => one),
  }))
}

export async function selectPersonName(tx: Tx, id: string): Promise<string | null> {
  const query = tx.db.selectFrom('people').select('name').where('providerId', '=', tx.providerId).where('id', '=', id)
  return (await query.executeTakeFirst())?.name ?? null
}

/** Within a query of people: the passkeys of each. */
function passkeysOf(eb: ExpressionBuilder<Tables, 'people'>) {
  return eb
    .selectFrom('passkeys')
    .select('passkeys.id')
    .whereRef('passkeys.providerId', '=', 'people.providerId')
    .whereRef('passkeys.personId', '=', 'people.id')
}

async function selectMemberships(tx: Tx, personIds: readonly string[], merchantId: string | null) {
  if (personIds.length === 0) return []
  let query = tx.db
    .selectFrom('memberships')
    .select(['id', 'personId', 'merchantId', 'role', 'storeId'])
    .where('providerId', '=', tx.providerId)
    .where('personId', 'in', personIds)
    .where('endedAt', 'is', null)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  return query.orderBy('id').execute()
}

/** Locks it, so that two changes of one membership follow each other. */
export async function selectMembership(
  tx: Tx,
  personId: string,
  merchantId: string | null,
): Promise<Membership | undefined> {
  return tx.db
    .selectFrom('memberships')
    .select(['id', 'merchantId', 'role', 'storeId'])
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('merchantId', merchantId === null ? 'is' : '=', merchantId)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertMembership(tx: Tx, membership: Membership & { readonly personId: string }): Promise<void> {
  await tx.db
    .insertInto('memberships')
    .values({ ...membership, providerId: tx.providerId, createdAt: tx.now })
    .execute()
}

export async function updateMembership(
  tx: Tx,
  id: string,
  changes: { readonly role?: Role; readonly storeId?: string | null; readonly endedAt?: Date },
): Promise<void> {
  await tx.db
    .updateTable('memberships')
    .set(changes)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** Whether anybody is the merchant's owner. */
export async function isOwnerThere(tx: Tx, merchantId: string): Promise<boolean> {
  const owner = await tx.db
    .selectFrom('memberships')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('role', '=', 'owner')
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return owner !== undefined
}

/** Locks them all, so that the last two do not remove each other. */
export async function selectAdministrators(tx: Tx): Promise<{ readonly personId: string }[]> {
  return tx.db
    .selectFrom('memberships')
    .select('personId')
    .where('providerId', '=', tx.providerId)
    .where('role', '=', 'administrator')
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertSession(
  tx: Tx,
  personId: string,
  session: Session & { readonly tokenHash: Buffer; readonly provenAt: Date | null },
): Promise<void> {
  await tx.db
    .insertInto('sessions')
    .values({ ...session, providerId: tx.providerId, personId })
    .execute()
}

/** Those that are open, newest first. */
export async function selectSessions(tx: Tx, personId: string, limit: number): Promise<Session[]> {
  return tx.db
    .selectFrom('sessions')
    .select(['id', 'address', 'userAgent', 'createdAt', 'seenAt', 'expiresAt'])
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', tx.now)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function updateSession(
  tx: Tx,
  id: string,
  changes: { readonly seenAt?: Date; readonly provenAt?: Date; readonly askedAt?: Date },
): Promise<void> {
  await tx.db
    .updateTable('sessions')
    .set(changes)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** Up to when questions asked in this session were taken; locks it. */
export async function selectAskedAt(tx: Tx, id: string): Promise<Date | null> {
  const row = await tx.db
    .selectFrom('sessions')
    .select('askedAt')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.askedAt ?? null
}

/** Ends one session of the person, all of them, or all but one; answers how many there were. */
export async function updateEnded(
  tx: Tx,
  personId: string,
  which: { readonly id?: string; readonly except?: string },
): Promise<number> {
  let query = tx.db
    .updateTable('sessions')
    .set({ endedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
  if (which.id) query = query.where('id', '=', which.id)
  if (which.except) query = query.where('id', '<>', which.except)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** The codes given before open nothing from now on. */
export async function replaceRecoveryCodes(tx: Tx, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.db
    .deleteFrom('recoveryCodes')
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .execute()
  if (hashes.length === 0) return
  await tx.db
    .insertInto('recoveryCodes')
    .values(hashes.map((hash) => ({ providerId: tx.providerId, personId, hash })))
    .execute()
}

/** False when there is no such code, or it was used before. */
export async function useRecoveryCode(tx: Tx, personId: string, hash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('recoveryCodes')
    .set({ usedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
