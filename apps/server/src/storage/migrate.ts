import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { OperatorError } from '../kit/operator-error.ts'
import { schema } from './database.ts'
import {
  judgeSchema,
  MIGRATIONS,
  type Migration,
  migrationLock,
  planMigrations,
  readMigrations,
  type SchemaState,
} from './migrations.ts'
import { findOlderPrograms } from './presence.ts'

const longestMigrationMs = 60 * 60_000

export type Migrated = {
  /** What ran. */
  readonly ran: readonly string[]
  /** What takes away, and waits until no older program works here any more. */
  readonly waiting: readonly string[]
}

/**
 * Brings the database to this program's schema, beside programs of the version before that work on. What takes away runs in the
 * same go only where none of them is left; otherwise it waits for another `migrate`. Safe to run twice and from two processes at
 * once. @throws OperatorError where several versions are passed at once while an older program works
 */
export async function migrate(owner: pg.Pool, folder = MIGRATIONS): Promise<Migrated> {
  const known = await readMigrations(folder)
  await runMigrations({ pgPool: owner, logger: new Logger(() => () => undefined) })
  const client = await owner.connect()
  try {
    // An index over years of payments takes minutes, and whoever migrates at the same time waits for its end. What a migration
    // itself locks, it waits for no longer than usual: everybody else would wait behind it.
    await client.query(`set statement_timeout = ${longestMigrationMs}; set lock_timeout = ${longestMigrationMs}`)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query('reset lock_timeout')
    await client.query(`create schema if not exists ${schema}`)
    await client.query(
      `create table if not exists ${schema}.schema_migrations (name text primary key, hash text not null, ran_at timestamptz not null default now())`,
    )
    return await runMissing(client, known)
  } finally {
    await client.query('reset statement_timeout; reset lock_timeout')
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    client.release()
  }
}

/** How the database's schema stands to this program. */
export async function schemaState(owner: pg.Pool, folder = MIGRATIONS): Promise<SchemaState> {
  const exists = await owner.query(`select to_regclass('${schema}.schema_migrations') as found`)
  if (!exists.rows[0].found) return 'empty'
  return judgeSchema(await readMigrations(folder), await ranMigrations(owner))
}

async function runMissing(client: pg.PoolClient, known: readonly Migration[]): Promise<Migrated> {
  const { now, after } = planMigrations(known, await ranMigrations(client))
  const newest = known.at(-1)?.name ?? ''
  const older = await findOlderPrograms(client, newest)
  if (older > 0 && now.some((one) => one.isAfter))
    throw new OperatorError(
      `${older} processes of an older version work on this database, and more than one version lies between. Stop them, or go by the version in between.`,
    )
  const allowed = older > 0 ? now : [...now, ...after]
  for (const migration of allowed) await runOne(client, migration)
  return { ran: allowed.map(({ name }) => name), waiting: older > 0 ? after.map(({ name }) => name) : [] }
}

async function runOne(client: pg.PoolClient, { name, text, hash }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local search_path = ${schema}`)
    await client.query(text)
    await client.query(`insert into ${schema}.schema_migrations (name, hash) values ($1, $2)`, [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The hashes of the migrations that made this schema. */
export async function ranMigrations(client: Pick<pg.PoolClient, 'query'>): Promise<Map<string, string>> {
  const { rows } = await client.query(`select name, hash from ${schema}.schema_migrations`)
  return new Map(rows.map((row: { name: string; hash: string }) => [row.name, row.hash]))
}
