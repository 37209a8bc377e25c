import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { OperatorError } from '../kit/operator-error.ts'
import { connectionUrl } from './address.ts'
import { askServer } from './ask-server.ts'
import type { Cluster } from './cluster.ts'
import { isServing, type Postmaster, readPostmaster } from './postmaster.ts'
import { stopPostmaster } from './stop-postmaster.ts'
import { waitFor } from './wait-for.ts'

/** How long one that is on its way up or down may take. */
const SETTLE_LIMIT_MS = 60_000
/** The way in is gone, but the server is well. */
const NO_DOOR = new Set(['ENOENT', 'ECONNREFUSED'])

/** The server that a killed Teyue left behind, if it still serves this cluster; what is left of a dead one is no obstacle. */
export async function findLeftover(cluster: Cluster): Promise<Postmaster | undefined> {
  const settled = await waitFor(() => settle(cluster.folder), SETTLE_LIMIT_MS)
  if (settled === undefined) throw new OperatorError(await stuck(cluster))
  if (settled === 'none') {
    await clearSocket(cluster)
    return undefined
  }
  try {
    await proveSame(cluster)
    return settled
  } catch (error) {
    if (!NO_DOOR.has((error as NodeJS.ErrnoException).code ?? '')) throw new OperatorError(await stuck(cluster, error))
    await stopPostmaster(cluster, settled.pid)
    return undefined
  }
}

async function settle(folder: string): Promise<Postmaster | 'none' | undefined> {
  const found = await readPostmaster(folder)
  if (!found) return 'none'
  if (await isServing(found.pid, folder)) return found.state === 'ready' ? found : undefined
  // PostgreSQL would take any process of this user for its server. The shared memory still guards against a living one.
  await rm(join(folder, 'postmaster.pid'), { force: true })
  return 'none'
}

/**
 * The lock beside a dead server's socket names a process too, and PostgreSQL would believe it of any living process of
 * this user, which after a crash of the machine or its container is likely to be there. The folder is this cluster's alone.
 */
async function clearSocket({ address }: Cluster): Promise<void> {
  if (address.by !== 'socket') return
  const left = (await readdir(address.folder)).filter((name) => name.startsWith('.s.PGSQL.'))
  for (const name of left) await rm(join(address.folder, name), { force: true })
}

/** Whoever answers must have the very file that we see. */
async function proveSame(cluster: Cluster): Promise<void> {
  const ours = await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8')
  const theirs = await askServer(connectionUrl(cluster.address, 'postgres'), async (client) => {
    const { rows } = await client.query<{ file: string }>(`select pg_read_file('postmaster.pid') as file`)
    return rows[0]?.file
  })
  if (theirs !== ours) throw new Error('another server answers at its address')
}

async function stuck(cluster: Cluster, error?: unknown): Promise<string> {
  const pid = (await readPostmaster(cluster.folder))?.pid
  const why = error instanceof Error ? ` (${error.message})` : ''
  return `PostgreSQL of an earlier run (process ${pid}, ${cluster.folder}) is there but does not answer${why}. End it with: kill ${pid}, if that does not help kill -9 ${pid}; then start again. Its log: ${cluster.logFile}`
}
