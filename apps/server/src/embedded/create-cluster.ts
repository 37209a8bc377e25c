import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { OperatorError } from '../kit/operator-error.ts'
import { passwordFile, SUPERUSER } from './address.ts'
import { programPath } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { endOfLog, lastLines, saidSince } from './log-tail.ts'
import { exitOf, runProgram } from './run-program.ts'

const INITDB_LIMIT_MS = 120_000

/** PostgreSQL's own C.UTF-8, which sorts alike on every system. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Makes the files of a new cluster, once. They appear whole or not at all: a first start that is killed leaves no half. */
export async function createCluster(cluster: Cluster): Promise<void> {
  if (await isThere(cluster)) return
  const fresh = `${cluster.folder}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  if (cluster.runAs) await chown(fresh, cluster.runAs.uid, cluster.runAs.gid)
  await initialise(cluster, fresh)
  await rename(fresh, cluster.folder)
  await syncFolder(cluster.dataDir)
}

async function isThere({ folder, binaries }: Cluster): Promise<boolean> {
  const major = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (major === undefined) {
    const strange = await readdir(folder).catch(() => [])
    if (strange.length === 0) return false
    throw new OperatorError(`${folder} is not a PostgreSQL cluster. Move it away, or set TEYUE_DATA to another folder.`)
  }
  if (major.trim() === binaries.major) return true
  throw new OperatorError(
    `${folder} was made by PostgreSQL ${major.trim()}, this Teyue brings ${binaries.major}. Move the data with pg_dump of the older one, or go back to the Teyue you had.`,
  )
}

async function initialise(cluster: Cluster, fresh: string): Promise<void> {
  const from = await endOfLog(cluster.logFile)
  const byPassword = cluster.address.by === 'tcp'
  const child = await runProgram({
    path: programPath(cluster.binaries, 'initdb'),
    args: [
      `--username=${SUPERUSER}`,
      ...(byPassword ? ['--auth=scram-sha-256', '--pwfile', passwordFile(cluster.dataDir)] : ['--auth=trust']),
      ...LOCALE,
      '--no-instructions',
      ...(cluster.disposable ? ['--no-sync'] : []),
    ],
    folder: fresh,
    logFile: cluster.logFile,
    runAs: cluster.runAs,
    detached: false,
  })
  const limit = setTimeout(() => child.kill('SIGKILL'), INITDB_LIMIT_MS)
  const code = await exitOf(child)
  clearTimeout(limit)
  if (code === 0) return
  const said = lastLines(await saidSince(cluster.logFile, from))
  throw new OperatorError(
    `PostgreSQL could not make its files in ${fresh} (${code}). ${cluster.logFile} says:\n${said}`,
  )
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  await opened.sync()
  await opened.close()
}
