import { type Kysely, sql } from 'kysely'
import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { KeyRotation, Place } from './key-rotation.ts'
import type { SealedColumn } from './sealed-column.ts'

const MAX_PROVIDERS = 10_000
// Behind the version of what is sealed stands the number of its key.
const KEY_ID_AT = 2
const KEY_ID_BYTES = 8

const providers = statement<{ providerId: string }>('select provider_id from list_providers($1, $2)')

/** The one behind this one, in the order of their ids; null behind the last. */
export async function nextProvider(db: Db, after: string): Promise<string | null> {
  const [next] = await providers(db, after, 1)
  return next?.providerId ?? null
}

export async function listProviders(db: Db): Promise<string[]> {
  return (await providers(db, '', MAX_PROVIDERS)).map(({ providerId }) => providerId)
}

export async function countRows(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where provider_id = ${tx.providerId}`.execute(tx.db)
  return rows[0]?.count ?? 0
}

export async function insertRotation(tx: Tx, rotation: KeyRotation): Promise<void> {
  await tx.db
    .insertInto('keyRotations')
    .values({ ...rotation, place: JSON.stringify(rotation.place) })
    .execute()
}

/** True where an insert was refused because one is under way. */
export function isRunningAlready(error: unknown): boolean {
  return (error as { constraint?: unknown } | null)?.constraint === 'key_rotations_running'
}

export async function updateRotation(tx: Tx, { id, place, ...rest }: KeyRotation): Promise<void> {
  await tx.db
    .updateTable('keyRotations')
    .set({ ...rest, place: JSON.stringify(place) })
    .where('id', '=', id)
    .execute()
}

export async function selectRotation(db: Kysely<Tables>, id: string): Promise<KeyRotation | undefined> {
  return toRotation(await db.selectFrom('keyRotations').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function selectLatestRotation(db: Kysely<Tables>): Promise<KeyRotation | undefined> {
  return toRotation(await db.selectFrom('keyRotations').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst())
}

/** Locks it: one goes on with it at a time. */
export async function selectRotationForUpdate(tx: Tx, id: string): Promise<KeyRotation> {
  const query = tx.db.selectFrom('keyRotations').selectAll().where('id', '=', id)
  return toRotation(await query.forUpdate().executeTakeFirstOrThrow())!
}

export type SealedRow = { readonly key: readonly string[]; readonly sealed: Buffer | null }

/** The next rows behind one of them; the value only of those that are sealed under another key. */
export async function selectSealed(
  tx: Tx,
  { table, column, key }: SealedColumn,
  toKey: string,
  after: readonly string[],
  limit: number,
): Promise<SealedRow[]> {
  // As text, whatever they are: of text that is no work, and the primary key still leads the way.
  const keys = sql.join(key.map((name) => sql`${sql.ref(name)}::text`))
  const behind = sql.join(key.map((_, place) => after[place] ?? ''))
  const value = sql.ref(column)
  const { rows } = await sql<SealedRow>`
    select array[${keys}] as key, case when substring(${value} from ${sql.lit(KEY_ID_AT)} for ${sql.lit(KEY_ID_BYTES)}) <> ${Buffer.from(toKey, 'hex')} then ${value} end as sealed
    from ${sql.table(table)} where provider_id = ${tx.providerId} and (${keys}) > (${behind}) order by ${keys} limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

/** False where somebody has written it meanwhile: the next round sees what is there then. */
export async function updateSealed(
  tx: Tx,
  { table, column, key }: SealedColumn,
  row: readonly string[],
  before: Buffer,
  after: Buffer,
): Promise<boolean> {
  const same = sql.join(
    key.map((name, place) => sql`${sql.ref(name)}::text = ${row[place]}`),
    sql` and `,
  )
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${after}
    where provider_id = ${tx.providerId} and ${same} and ${sql.ref(column)} = ${before}`.execute(tx.db)
  return numAffectedRows === 1n
}

type Row = Omit<KeyRotation, 'place'> & { readonly place: unknown }

function toRotation(row: Row | undefined): KeyRotation | undefined {
  return row && { ...row, place: row.place as Place }
}
