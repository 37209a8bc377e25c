import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import type { CopiedTable } from './copied-tables.ts'
import type { CopiedOut } from './copy-out.ts'

/**
 * Fills an empty schema of the same version, all or nothing. Rows come as they were, so nothing that fires on a write may fire,
 * and the walls, which PostgreSQL does not let rows be copied through, are lowered and raised within the transaction.
 */
export async function copyIn(
  owner: pg.Pool,
  tables: readonly CopiedTable[],
  rowsOf: (table: CopiedTable) => Readable,
  { sequences }: Pick<CopiedOut, 'sequences'>,
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    for (const table of tables) await fill(client, table, rowsOf(table))
    for (const { name, last } of sequences) await client.query('select setval($1::regclass, $2::bigint)', [name, last])
    // Whoever held these jobs is gone with the machine that was lost.
    await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
    await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null')
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function fill(client: pg.PoolClient, { name, columns }: CopiedTable, rows: Readable): Promise<void> {
  const { rows: found } = await client.query<{ walled: boolean }>(
    'select relforcerowsecurity as walled from pg_class where oid = $1::regclass',
    [name],
  )
  const walled = found[0]?.walled === true
  await client.query(`alter table ${name} disable trigger user`)
  await client.query(`delete from ${name}`)
  if (walled) await client.query(`alter table ${name} no force row level security`)
  await pipeline(rows, client.query(from(`copy ${name} (${columns.join(', ')}) from stdin`)))
  if (walled) await client.query(`alter table ${name} force row level security`)
  await client.query(`alter table ${name} enable trigger user`)
}

/** True while nobody has put anything into this database that a restore would take away. */
export async function isUntouched(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query('select not exists (select from teyue.providers) as untouched')
  return rows[0].untouched === true
}
