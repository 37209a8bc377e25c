import {
  CamelCasePlugin,
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

// Kysely builds our questions and reads the answers. Its own way over one connection asks a question only when the one before is
// answered; over ours they go out as they are asked, and PostgreSQL answers in order.

// Columns are snake_case in SQL and camelCase here; what lies inside a JSON column is left as it is.
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
// Connections come from the provider and transactions from inTenant: there is nothing left for a driver to do.
const driver = new DummyDriver()
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: () => {
    throw new Error('the schema is told by migrations and tables.ts')
  },
  createQueryCompiler: () => compiler,
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE'])

/** Asks over whatever connection the provider gives. */
export function askThrough(provider: ConnectionProvider): Kysely<Tables> {
  const executor = new DefaultQueryExecutor(compiler, adapter, provider, plugins)
  return new Kysely<Tables>({ config: { dialect, plugins }, dialect, driver, executor })
}

/** A client of the pool as Kysely wants it. */
export function connectionOf(client: pg.ClientBase): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { command, rowCount, rows } = await client.query(sql, parameters as unknown[])
      return changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows }
    },
    streamQuery: () => {
      throw new Error('nothing here is read as a stream: every list has a bound')
    },
  }
}
