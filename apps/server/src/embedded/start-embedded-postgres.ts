import { mkdir, realpath, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { connectionUrl, socketAddress, tcpAddress } from './address.ts'
import { askServer } from './ask-server.ts'
import { findBinaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { createCluster } from './create-cluster.ts'
import { findLeftover } from './find-leftover.ts'
import { launchPostmaster } from './launch-postmaster.ts'
import { readPostmaster } from './postmaster.ts'
import { chooseRunAs } from './run-as.ts'
import { stopPostmaster } from './stop-postmaster.ts'

export type EmbeddedPostgres = {
  /** As the superuser. */
  readonly url: string
  /** Undefined where it listens on the loopback address instead. */
  readonly socketDir: string | undefined
  /** True when a server left over by a killed run was taken over. */
  readonly reused: boolean
  /** Cuts sessions, writes all down and waits until the server is gone. */
  readonly stop: () => Promise<void>
}

export type EmbeddedOptions = {
  readonly dataDir: string
  readonly databaseName?: string
  /** For tests: writes are not synced to the disk, and stopping removes all of it. */
  readonly disposable?: boolean
  /** `tcp` is for Windows; root cannot hand the password over to `nobody`. */
  readonly transport?: 'socket' | 'tcp'
}

/**
 * A real PostgreSQL in `<dataDir>/postgres`, made on first use; its log is `<dataDir>/postgres.log`. It outlives us when
 * we are killed, and is found again. One caller per folder: hold `lockDataDir` first.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { databaseName = 'teyue', transport = process.platform === 'win32' ? 'tcp' : 'socket' } = options
  const cluster = await describe(options, transport)
  await createCluster(cluster)
  const leftover = await findLeftover(cluster)
  const { pid } = leftover ?? (await launchPostmaster(cluster))
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopAndTidy(cluster, pid)
    return stopping
  }
  try {
    await ensureDatabase(connectionUrl(cluster.address, 'postgres'), databaseName)
  } catch (error) {
    await stop()
    throw error
  }
  const socketDir = cluster.address.by === 'socket' ? cluster.address.folder : undefined
  return { url: connectionUrl(cluster.address, databaseName), socketDir, reused: leftover !== undefined, stop }
}

async function describe(options: EmbeddedOptions, transport: 'socket' | 'tcp'): Promise<Cluster> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = await realpath(options.dataDir)
  const folder = join(dataDir, 'postgres')
  const runAs = await chooseRunAs(folder)
  const address =
    transport === 'socket'
      ? await socketAddress(dataDir, runAs)
      : await tcpAddress(dataDir, (await readPostmaster(folder))?.port)
  const binaries = await findBinaries(runAs)
  const disposable = options.disposable === true
  return { dataDir, folder, logFile: join(dataDir, 'postgres.log'), address, runAs, binaries, disposable }
}

async function stopAndTidy(cluster: Cluster, pid: number): Promise<void> {
  await stopPostmaster(cluster, pid)
  if (cluster.address.by === 'socket') await rmdir(cluster.address.folder).catch(() => undefined)
  if (cluster.disposable) await rm(cluster.dataDir, { recursive: true, force: true })
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  await askServer(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
}
