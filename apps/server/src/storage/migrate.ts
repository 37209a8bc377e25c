import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { schema } from './database.ts'

const folder = new URL('../../migrations/', import.meta.url)
const advisoryLock = 8600_8601

export type Migration = { readonly name: string; readonly text: string; readonly hash: string }
export type SchemaState = 'current' | 'older' | 'newer' | 'empty' | 'changed'

/** Brings the database to this program's schema. Safe to run twice and from two processes at once. Returns what it ran. */
export async function migrate(owner: pg.Pool): Promise<string[]> {
  const migrations = await readMigrations()
  await runMigrations({ pgPool: owner, logger: new Logger(() => () => undefined) })
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(`create schema if not exists ${schema}`)
    await client.query(
      `create table if not exists ${schema}.schema_migrations (name text primary key, hash text not null, ran_at timestamptz not null default now())`,
    )
    return await runMissing(client, migrations)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock])
    client.release()
  }
}

/** How the database's schema stands to this program: `newer` and `changed` must not be worked on. */
export async function schemaState(owner: pg.Pool): Promise<SchemaState> {
  const exists = await owner.query(`select to_regclass('${schema}.schema_migrations') as found`)
  if (!exists.rows[0].found) return 'empty'
  const ran = await ranMigrations(owner)
  const migrations = await readMigrations()
  if (migrations.some(({ name, hash }) => ran.has(name) && ran.get(name) !== hash)) return 'changed'
  if ([...ran.keys()].some((name) => !migrations.some((one) => one.name === name))) return 'newer'
  return ran.size === migrations.length ? 'current' : 'older'
}

async function runMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  const ran = await ranMigrations(client)
  const missing = migrations.filter(({ name }) => !ran.has(name))
  for (const { name, text, hash } of missing) {
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
  return missing.map(({ name }) => name)
}

/** The hashes of the migrations that made this schema. */
export async function ranMigrations(client: Pick<pg.PoolClient, 'query'>): Promise<Map<string, string>> {
  const { rows } = await client.query(`select name, hash from ${schema}.schema_migrations`)
  return new Map(rows.map((row: { name: string; hash: string }) => [row.name, row.hash]))
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}
