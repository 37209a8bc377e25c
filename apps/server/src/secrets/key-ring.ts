import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { OperatorError } from '../kit/operator-error.ts'
import { readMasterKeys } from '../kit/read-text.ts'
import { MASTER_KEY_BYTES, type MasterKeys } from '../secrets.ts'

export type MasterKeySource = { readonly value: readonly Buffer[] } | { readonly file: string }

/** The master keys where they are kept. Only a file can be written by the program. */
export type KeyRing = {
  readonly keys: MasterKeys
  readonly isFile: boolean
  /** Makes a new key, which seals from now on; those that there are only open. */
  add(): void
  /** Forgets all keys but the one that seals. */
  forgetOld(): void
}

/** Opens the ring; where `make` allows it, a key file that is missing is made. */
export function openKeyRing(source: MasterKeySource, { make }: { readonly make: boolean }): KeyRing {
  if ('value' in source) {
    const refuse = () => {
      throw new OperatorError('The master key stands in TEYUE_MASTER_KEY: change it there, the new one before the old.')
    }
    return { keys: () => source.value, isFile: false, add: refuse, forgetOld: refuse }
  }
  const { file } = source
  if (make) makeKeyFile(file)
  const keys = () => loadMasterKeys(source, { make: false })
  keys()
  return {
    keys,
    isFile: true,
    add: () => replaceKeyFile(file, [randomBytes(MASTER_KEY_BYTES), ...keys()]),
    forgetOld: () => replaceKeyFile(file, keys().slice(0, 1)),
  }
}

/** A ring that lies nowhere: for tests. */
export function keyRingOf(first: Buffer): KeyRing {
  let keys: readonly Buffer[] = [first]
  return {
    keys: () => keys,
    isFile: true,
    add: () => {
      keys = [randomBytes(MASTER_KEY_BYTES), ...keys]
    },
    forgetOld: () => {
      keys = keys.slice(0, 1)
    },
  }
}

/** Reads the master keys, the one that seals first; where `make` allows it, a key file that is missing is made. */
export function loadMasterKeys(source: MasterKeySource, { make }: { readonly make: boolean }): readonly Buffer[] {
  if ('value' in source) return source.value
  if (make) makeKeyFile(source.file)
  refuseOpenFile(source.file)
  const keys = readMasterKeys(readFileSync(source.file, 'utf8').trim())
  if (keys) return keys
  throw new OperatorError(
    `${source.file} does not hold a master key (base64 of 32 bytes). Put the right one back from your backup.`,
  )
}

/** As a key file has them: one in each line. */
export function keyFileText(keys: readonly Buffer[]): string {
  return keys.map((key) => `${key.toString('base64')}\n`).join('')
}

/** Whole or not at all: whoever reads meanwhile reads the one or the other. */
function replaceKeyFile(file: string, keys: readonly Buffer[]): void {
  renameSync(writeFresh(file, keys), file)
}

/** Whole or not at all, and never over one that is there: losing a master key loses all that it sealed. */
function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = writeFresh(file, [randomBytes(MASTER_KEY_BYTES)])
  try {
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}

function writeFresh(file: string, keys: readonly Buffer[]): string {
  const fresh = `${file}.${process.pid}.new`
  const opened = openSync(fresh, 'w', 0o600)
  writeSync(opened, keyFileText(keys))
  fsyncSync(opened)
  closeSync(opened)
  chmodSync(fresh, 0o600)
  return fresh
}

function refuseOpenFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) {
    throw new OperatorError(
      `There is no master key at ${file}. Start once with "teyue start", or set TEYUE_MASTER_KEY or TEYUE_MASTER_KEY_FILE.`,
    )
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new OperatorError(`${file} can be read by others. Close it with: chmod 600 ${file}`)
  }
}
