import { execFile } from 'node:child_process'
import { readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The server process of a cluster, as its postmaster.pid tells. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly state: 'starting' | 'ready' | 'stopping'
}

const PS_LIMIT_MS = 2_000
/** Lines of postmaster.pid (src/include/utils/pidfile.h). */
const PORT_LINE = 3
const STATE_LINE = 7

/** Undefined when there is no such file, or only its beginning is written. */
export async function readPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  const said = lines[STATE_LINE]?.trim()
  const state = said === 'ready' || said === 'stopping' ? said : 'starting'
  return { pid, port: Number(lines[PORT_LINE] ?? 0), state }
}

/** Process numbers are used again, in containers soon: a living process counts only if it sits in this folder. */
export async function isServing(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    const seat = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
    return seat !== undefined && seat === (await realpath(folder))
  }
  if (process.platform === 'win32') return true
  const listed = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)], { timeout: PS_LIMIT_MS }).catch(
    () => undefined,
  )
  return listed?.stdout.includes('postgres') === true
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
