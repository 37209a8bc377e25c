import type pg from 'pg'
import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { openOwnerPool } from '../storage/database.ts'
import { type Migrated, migrate, schemaState } from '../storage/migrate.ts'
import type { SchemaState } from '../storage/migrations.ts'
import { makeDataDir } from './make-data-dir.ts'

// The queue's library keeps one connection for listening; the rest run its statements.
const ownerPoolSize = 10
const oldestServerVersion = 150_000
const insufficientPrivilege = '42501'

export type OpenDatabase = {
  readonly url: string
  readonly owner: pg.Pool
  close(): Promise<void>
}

/** Opens the database: the embedded one, which it starts, or the operator's own. */
export async function openDatabaseOf({ database }: Config): Promise<OpenDatabase> {
  if (database.kind === 'own') {
    const owner = openOwnerPool(database.url, ownerPoolSize)
    await assertReachable(owner)
    return { url: database.url, owner, close: () => owner.end() }
  }
  const { startEmbeddedPostgres } = await import('../embedded/start-embedded-postgres.ts')
  const { lockDataDir } = await import('../embedded/lock.ts')
  makeDataDir(database.dataDir)
  const lock = lockDataDir(database.dataDir)
  const postgres = await startEmbeddedPostgres({ dataDir: database.dataDir })
  const owner = openOwnerPool(postgres.url, ownerPoolSize)
  return {
    url: postgres.url,
    owner,
    close: async () => {
      await owner.end()
      await postgres.stop()
      lock.release()
    },
  }
}

/** Brings an older schema up; refuses to touch one that is newer than this program or was changed. */
export async function bringSchemaUp(owner: pg.Pool): Promise<Migrated> {
  try {
    refuseForeign(await schemaState(owner))
    return await migrate(owner)
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== insufficientPrivilege) throw error
    throw new OperatorError(
      `The user of TEYUE_DATABASE_URL may not make the schema: ${(error as Error).message}. As a superuser: grant create on database <name> to <user>; alter role <user> createrole; and where another Teyue has made that role: grant teyue_app to <user>.`,
    )
  }
}

/**
 * `serve` and `work` do not migrate: of many processes none should be the one that happens to do it. Where a newer version has
 * begun its upgrade they may start still.
 */
export async function assertSchemaFits(owner: pg.Pool): Promise<void> {
  const state = await schemaState(owner)
  refuseForeign(state)
  if (state !== 'current' && state !== 'ahead') {
    throw new OperatorError(
      'The database has an older schema than this Teyue. Run "teyue migrate" once, then start again.',
    )
  }
}

function refuseForeign(state: SchemaState): void {
  if (state === 'newer') {
    throw new OperatorError(
      'The database was migrated by a newer Teyue. Start that version, or restore the database from before it.',
    )
  }
  if (state === 'changed') {
    throw new OperatorError(
      'A migration that ran on this database is not the one that this Teyue has. Start the version that made it.',
    )
  }
}

async function assertReachable(owner: pg.Pool): Promise<void> {
  try {
    const { rows } = await owner.query<{ version: string }>("select current_setting('server_version_num') as version")
    if (Number(rows[0]?.version) >= oldestServerVersion) return
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OperatorError(
      `The database of TEYUE_DATABASE_URL cannot be reached: ${why}. Check the address, the user and whether it runs.`,
    )
  }
  throw new OperatorError('The database of TEYUE_DATABASE_URL is older than PostgreSQL 15. Use 15 or newer.')
}
