import type { Readable } from 'node:stream'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { type CopiedTable, copiedTables } from './copied-tables.ts'

export type CopiedOut = {
  readonly serverVersion: string
  /** Migrations that made the schema, and by their hashes which version of each. */
  readonly migrations: readonly { readonly name: string; readonly hash: string }[]
  /** The next number of each sequence. */
  readonly sequences: readonly { readonly name: string; readonly last: string }[]
}

/** Hands out every table as it stood at one moment, while the platform goes on working. */
export async function copyOut(
  owner: pg.Pool,
  take: (table: CopiedTable, rows: Readable) => Promise<void>,
): Promise<CopiedOut> {
  const client = await owner.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // A large table takes its time; nobody waits for this transaction.
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    for (const table of await copiedTables(client)) {
      const { name, columns } = table
      await take(table, client.query(to(`copy ${name} (${columns.join(', ')}) to stdout`)))
    }
    const migrations = await client.query('select name, hash from teyue.schema_migrations order by name')
    const sequences = await client.query(`
      select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
      from pg_sequences where schemaname in ('teyue', 'graphile_worker') and last_value is not null`)
    const server = await client.query(`select current_setting('server_version') as version`)
    await client.query('commit')
    return { serverVersion: server.rows[0].version, migrations: migrations.rows, sequences: sequences.rows }
  } finally {
    client.release()
  }
}
