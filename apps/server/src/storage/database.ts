import type { DatabaseConnection, Kysely } from 'kysely'
import pg from 'pg'
import { askThrough, connectionOf } from './connection.ts'
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

export type Database = {
  /** Asks each question over any connection. */
  readonly db: Db
  /** Takes one connection for `work`. What is asked over it in one go is sent in one go. */
  readonly onConnection: <T>(work: (client: pg.PoolClient, db: Db) => Promise<T>) => Promise<T>
}

export function openDatabase(pool: pg.Pool): Database {
  const known = new WeakMap<pg.PoolClient, { db: Db; connection: DatabaseConnection }>()
  const over = (client: pg.PoolClient) => {
    const connection = connectionOf(client)
    const made = { connection, db: askThrough({ provideConnection: (ask) => ask(connection) }) }
    known.set(client, made)
    return made
  }
  const take = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    try {
      return await work(client)
    } finally {
      client.release()
    }
  }
  const of = (client: pg.PoolClient) => known.get(client) ?? over(client)
  return {
    db: askThrough({ provideConnection: (ask) => take((client) => ask(of(client).connection)) }),
    onConnection: (work) => take((client) => work(client, of(client).db)),
  }
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
