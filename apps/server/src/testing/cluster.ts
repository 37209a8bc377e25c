import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts'

/** A PostgreSQL for tests. Whoever started it stops it. */
export type TestCluster = {
  /** The superuser's address. */
  readonly url: string
  /** Makes an empty database, or a copy of `template`, and returns its address. */
  createDatabase(template?: string): Promise<string>
  dropDatabase(url: string): Promise<void>
  stop(): Promise<void>
}

/** Uses the cluster that the test run has started, or starts one of its own. */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env.TEYUE_TEST_DATABASE_URL
  if (given) return clusterAt(given, async () => undefined)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'teyue-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir })
  return clusterAt(postgres.url, async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
}

function clusterAt(url: string, stop: () => Promise<void>): TestCluster {
  return {
    url,
    createDatabase: async (template) => {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await administer(url, `create database ${name}${template ? ` template ${template}` : ''}`)
      return addressOf(url, name)
    },
    dropDatabase: (database) => administer(url, `drop database if exists ${databaseName(database)} with (force)`),
    stop,
  }
}

export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1)
}
