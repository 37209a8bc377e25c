import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { OperatorError } from '../kit/operator-error.ts'
import { programPath } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { isServing } from './postmaster.ts'
import { waitFor } from './wait-for.ts'

/** Fast first: sessions are cut, all is written down. Then at once: nothing committed is lost, the next start recovers. */
const FAST_LIMIT_MS = 30_000
const AT_ONCE_LIMIT_MS = 5_000

export async function stopPostmaster(cluster: Cluster, pid: number, fastLimitMs = FAST_LIMIT_MS): Promise<void> {
  if (process.platform === 'win32') return stopOnWindows(cluster)
  signal(pid, 'SIGINT')
  if (await isGone(cluster, pid, fastLimitMs)) return
  signal(pid, 'SIGQUIT')
  if (await isGone(cluster, pid, AT_ONCE_LIMIT_MS)) return
  throw new OperatorError(
    `PostgreSQL (process ${pid}, ${cluster.folder}) does not stop. End it with: kill -9 ${pid} (nothing committed is lost).`,
  )
}

async function isGone(cluster: Cluster, pid: number, limitMs: number): Promise<boolean> {
  const gone = await waitFor(async () => ((await isServing(pid, cluster.folder)) ? undefined : true), limitMs)
  return gone === true
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Windows has no signals; pg_ctl speaks to the server in its own way. */
async function stopOnWindows(cluster: Cluster): Promise<void> {
  const args = ['stop', '-D', cluster.folder, '-m', 'fast', '-w', '-t', String(FAST_LIMIT_MS / 1000)]
  await promisify(execFile)(programPath(cluster.binaries, 'pg_ctl'), args, {
    timeout: FAST_LIMIT_MS + AT_ONCE_LIMIT_MS,
  })
}
