import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { OperatorError } from '../kit/operator-error.ts'
import { schema } from './database.ts'
import { MIGRATIONS, migrationLock, readMigrations } from './migrations.ts'

const BEAT_MS = 4_000
const GONE_AFTER_MS = 15_000
const LOCK_NOT_AVAILABLE = '55P03'
const MIGRATING = '"teyue migrate" is at work on this database. Start again when it has ended.'

type Log = { error(facts: object, message: string): void }

export type Presence = { stop(): Promise<void> }

/**
 * Says every 4 s that this program works here and how far it knows the schema, so that nobody takes away what it needs. The
 * first word waits for a migration that runs: it has either counted this program, or ended before it began.
 */
export async function startPresence(owner: pg.Pool, logger: Log, folder = MIGRATIONS): Promise<Presence> {
  const knows = (await readMigrations(folder)).at(-1)?.name ?? ''
  const id = randomUUID()
  await say(owner, id, knows)
  const timer = setInterval(() => {
    beat(owner, id, knows).catch((error: unknown) => logger.error({ err: error }, 'presence could not be told'))
  }, BEAT_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await owner.query(`delete from ${schema}.program_processes where id = $1`, [id])
    },
  }
}

async function say(owner: pg.Pool, id: string, knows: string): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock_shared($1)', [migrationLock])
    // Those who were killed took no leave, and nobody counts them any more.
    await client.query(`delete from ${schema}.program_processes where not ${seenLately}`, [GONE_AFTER_MS / 1000])
    await beat(client, id, knows)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw isLockTimeout(error) ? new OperatorError(MIGRATING) : error
  } finally {
    client.release()
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE
}

async function beat(client: Pick<pg.PoolClient, 'query'>, id: string, knows: string): Promise<void> {
  await client.query(
    `insert into ${schema}.program_processes (id, knows, seen_at) values ($1, $2, clock_timestamp())
     on conflict (id) do update set seen_at = excluded.seen_at`,
    [id, knows],
  )
}

const seenLately = 'seen_at > clock_timestamp() - make_interval(secs => $1)'

/** How many processes work here that know less of the schema than `newest`. The database's clock is the only one used. */
export async function findOlderPrograms(client: Pick<pg.PoolClient, 'query'>, newest: string): Promise<number> {
  const found = await client.query(`select to_regclass('${schema}.program_processes') as found`)
  if (!found.rows[0].found) return 0
  const { rows } = await client.query(
    `select count(*)::integer as older from ${schema}.program_processes where ${seenLately} and knows < $2 collate "C"`,
    [GONE_AFTER_MS / 1000, newest],
  )
  return (rows[0] as { older: number }).older
}
