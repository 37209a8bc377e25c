import { createHash, randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts'
import { openOwnerPool } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { stopWhenCutOff } from './stop-when-cut-off.ts'

/** A PostgreSQL for tests. Whoever started it stops it. */
export type TestCluster = {
  /** The superuser's address. */
  readonly url: string
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>
  /** Makes a database with this program's schema and returns its address. */
  createMigrated(): Promise<string>
  dropDatabase(url: string): Promise<void>
  stop(): Promise<void>
}

const templateLock = 8600_0001

/** Uses the cluster that the test run has started, or starts one of its own. */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env.TEYUE_TEST_DATABASE_URL
  if (given) return clusterAt(given, async () => undefined)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'teyue-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir, disposable: true })
  stopWhenCutOff(() => postgres.stop())
  return clusterAt(postgres.url, () => postgres.stop())
}

function clusterAt(url: string, stop: () => Promise<void>): TestCluster {
  const create = async (template: string) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await administer(url, (client) => client.query(`create database ${name} template ${template}`))
    return addressOf(url, name)
  }
  return {
    url,
    createDatabase: () => create('template0'),
    createMigrated: async () => create(await ensureTemplate(url)),
    dropDatabase: (database) =>
      administer(url, (client) => client.query(`drop database if exists ${databaseName(database)} with (force)`)),
    stop,
  }
}

/** Migrates once for all test files; a copy of a database takes a tenth of the time. */
async function ensureTemplate(url: string): Promise<string> {
  const name = `template_${hashOfMigrations()}`
  await administer(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    await client.query(`create database ${name}_new template template0`)
    const owner = openOwnerPool(addressOf(url, `${name}_new`), 1)
    await migrate(owner)
    await owner.end()
    await client.query(`alter database ${name}_new rename to ${name}`)
  })
  return name
}

function hashOfMigrations(): string {
  const hash = createHash('sha256')
  const folder = path.join(import.meta.dirname, '../../migrations')
  for (const file of globSync('*.sql', { cwd: folder }).sort()) hash.update(readFileSync(path.join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

async function administer(url: string, act: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1)
}
