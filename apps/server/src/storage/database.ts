import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparedClient } from './prepared-client.ts'
import type { Tables } from './tables.ts'

// Amounts are bigint columns; fen() refuses whatever a number cannot hold.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export const schema = 'teyue'
export const applicationRole = 'teyue_app'

const statementTimeoutMs = 15_000
const lockTimeoutMs = 10_000
const connectTimeoutMs = 10_000
const idleInTransactionTimeoutMs = 30_000

export type Db = Kysely<Tables>

/** A pool whose connections act as the application's role: behind the walls, without the right to leave them. */
export function openApplicationPool(url: string, size: number): pg.Pool {
  return openPool({ url, size, options: `-c role=${applicationRole} -c search_path=${schema}`, Client: PreparedClient })
}

/** A pool with the rights of the URL's own user: for migrations and for the queue's library, never for our queries. */
export function openOwnerPool(url: string, size: number): pg.Pool {
  return openPool({ url, size, options: `-c search_path=${schema}`, Client: pg.Client })
}

export function openDatabase(pool: pg.Pool): Db {
  // Columns are snake_case in SQL and camelCase here; what lies inside a JSON column is left as it is.
  const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] })
}

type PoolOptions = {
  readonly url: string
  readonly size: number
  readonly options: string
  readonly Client: typeof pg.Client
}

function openPool({ url, size, options, Client }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options,
    Client,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  })
  // A connection that breaks is replaced by the pool; the next query says so if the database is gone.
  const ignore = () => undefined
  pool.on('error', ignore).on('connect', (client) => void client.on('error', ignore))
  return pool
}
