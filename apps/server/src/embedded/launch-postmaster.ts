import type { ChildProcess } from 'node:child_process'
import { OperatorError } from '../kit/operator-error.ts'
import { listenSettings } from './address.ts'
import { programPath } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { endOfLog, lastLines, saidSince } from './log-tail.ts'
import { type Postmaster, readPostmaster } from './postmaster.ts'
import { runProgram } from './run-program.ts'
import { DISPOSABLE_SETTINGS, SETTINGS } from './settings.ts'
import { waitFor } from './wait-for.ts'

/** After a crash the server first replays its journal. */
const READY_LIMIT_MS = 120_000
/** Sessions of a server that was killed linger a moment and hold its memory. */
const LINGER_LIMIT_MS = 15_000
const LINGERING = 'shared memory block'

/** Starts the server and waits until it takes connections. */
export async function launchPostmaster(cluster: Cluster): Promise<Postmaster> {
  const end = performance.now() + LINGER_LIMIT_MS
  for (;;) {
    const from = await endOfLog(cluster.logFile)
    const child = process.platform === 'win32' ? await launchOnWindows(cluster) : await launch(cluster)
    const outcome = await waitFor(() => look(cluster, child), READY_LIMIT_MS)
    if (typeof outcome === 'object') return outcome
    const said = await saidSince(cluster.logFile, from)
    if (outcome === 'ended' && said.includes(LINGERING) && performance.now() < end) continue
    const what = outcome === 'ended' ? 'did not start' : `was not ready within ${READY_LIMIT_MS / 1000} s`
    throw new OperatorError(`PostgreSQL ${what}. ${cluster.logFile} says:\n${lastLines(said)}`)
  }
}

async function launch(cluster: Cluster): Promise<ChildProcess> {
  const child = await runProgram({ ...common(cluster, 'postgres'), args: settings(cluster), detached: true })
  child.unref()
  return child
}

/** There PostgreSQL must shed administrator's rights, which pg_ctl does for it. */
async function launchOnWindows(cluster: Cluster): Promise<ChildProcess> {
  const args = ['start', '-W', '-l', cluster.logFile, '-o', settings(cluster).join(' ')]
  return runProgram({ ...common(cluster, 'pg_ctl'), args, detached: false })
}

function common(cluster: Cluster, program: 'postgres' | 'pg_ctl') {
  const { folder, logFile, runAs } = cluster
  return { path: programPath(cluster.binaries, program), folder, logFile, runAs }
}

function settings(cluster: Cluster): string[] {
  const all = { ...(cluster.disposable ? DISPOSABLE_SETTINGS : SETTINGS), ...listenSettings(cluster.address) }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function look(cluster: Cluster, child: ChildProcess): Promise<Postmaster | 'ended' | undefined> {
  const code = child.exitCode ?? child.signalCode
  const handedOver = process.platform === 'win32' && code === 0
  if (code !== null && !handedOver) return 'ended'
  const postmaster = await readPostmaster(cluster.folder)
  if (postmaster?.state !== 'ready') return undefined
  return handedOver || postmaster.pid === child.pid ? postmaster : undefined
}
