import { chmod, lchown, lstat, mkdir } from 'node:fs/promises'
import { OperatorError } from '../kit/operator-error.ts'
import type { RunAs } from './run-as.ts'

/** Bits that would let group or others write. */
const WRITABLE_BY_OTHERS = 0o022

/**
 * Makes a folder in a place where anyone may write (/tmp) and proves that nobody else made it first:
 * who owns the socket folder is the database, and who owns the program folder runs programs as us.
 */
export async function ownFolder(path: string, mode: number, runAs: RunAs): Promise<void> {
  await mkdir(path, { mode }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  if (process.platform === 'win32') return
  const found = await lstat(path)
  const owners = [process.getuid?.(), runAs?.uid]
  if (!found.isDirectory() || !owners.includes(found.uid) || (found.mode & WRITABLE_BY_OTHERS) !== 0) {
    throw new OperatorError(
      `${path} is not a folder of ours (someone else made it). Remove it, then start Teyue again.`,
    )
  }
  await chmod(path, mode)
  if (runAs) await lchown(path, runAs.uid, runAs.gid)
}
