import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from '../kit/operator-error.ts'

export type DataDirLock = { readonly release: () => void }

/** Another Teyue holds the folder. */
export class DataDirInUse extends OperatorError {}

/** SQLite's word for “someone else holds it”. */
const BUSY = 5

/** Kept from the garbage collector, which would close them and so let go of the lock. */
const held = new Set<DatabaseSync>()

/**
 * One Teyue per data folder. The lock is the kernel's, taken through SQLite because Node has no `fcntl` of its own: it
 * ends with its process however that ends, so there are no stale locks to judge. The number beside it is for people.
 */
export function lockDataDir(dir: string): DataDirLock {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const holderFile = join(dir, 'teyue.pid')
  const lock = new DatabaseSync(join(dir, 'teyue.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== BUSY) throw error
    throw new DataDirInUse(inUse(dir, holderFile))
  }
  writeFileSync(holderFile, `${process.pid}\n`)
  held.add(lock)
  return {
    release: () => {
      if (held.delete(lock)) lock.close()
    },
  }
}

function inUse(dir: string, holderFile: string): string {
  const pid = readHolder(holderFile)
  return `${dir} is in use by another Teyue (process ${pid}). Stop that one (kill ${pid}), or give this one a folder of its own with TEYUE_DATA.`
}

/** Empty for an instant while the other one starts. */
function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'unknown'
  } catch {
    return 'unknown'
  }
}
