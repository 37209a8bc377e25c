import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { OperatorError } from '../kit/operator-error.ts'
import type { RunAs } from './run-as.ts'

type Program = {
  readonly path: string
  readonly args: readonly string[]
  /** The data directory it works on, handed over as `-D`. */
  readonly folder: string
  readonly logFile: string
  readonly runAs: RunAs
  /** Survives us, and does not hear the terminal's Ctrl-C. */
  readonly detached: boolean
}

const CALM_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }

/**
 * Starts one of PostgreSQL's programs. `nobody` may own a folder and yet have no way to it (root's home is closed);
 * Linux gives one: root opens the folder and hands it over as descriptor 3, whose name in /proc leads straight to it.
 */
export async function runProgram(program: Program): Promise<ChildProcess> {
  const log = await open(program.logFile, 'a', 0o600)
  const folder = program.runAs ? await open(program.folder, 'r') : undefined
  try {
    const child = spawn(program.path, ['-D', folder ? '/proc/self/fd/3' : program.folder, ...program.args], {
      detached: program.detached,
      windowsHide: true,
      stdio: folder ? ['ignore', log.fd, log.fd, folder.fd] : ['ignore', log.fd, log.fd],
      ...(process.platform === 'win32' ? {} : { env: CALM_ENVIRONMENT }),
      ...program.runAs,
    })
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', (error) => reject(new OperatorError(doesNotRun(program.path, error))))
    })
    return child
  } finally {
    await folder?.close()
    await log.close()
  }
}

export async function exitOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  if (child.exitCode !== null) return child.exitCode
  if (child.signalCode !== null) return child.signalCode
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 1)))
}

function doesNotRun(path: string, error: Error): string {
  return `The embedded PostgreSQL does not run on this system (${path}: ${error.message}). Set TEYUE_DATABASE_URL to a PostgreSQL of your own.`
}
