import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { OperatorError } from './kit/operator-error.ts'
import { readMasterKey } from './kit/read-text.ts'

/** Seals what must not lie open in the database. The context says whose it is; under another it does not open. */
export type Vault = {
  seal(plain: Buffer | string, context: string): Buffer
  open(sealed: Buffer, context: string): Buffer
  /** Tells master keys apart without telling anything of them. */
  readonly keyId: string
}

export type MasterKeySource = { readonly value: Buffer } | { readonly file: string }

export const MASTER_KEY_BYTES = 32

// A sealed thing: version, key id, salt, nonce, ciphertext, tag. All before the ciphertext is authenticated too.
const VERSION = 1
const KEY_ID_BYTES = 8
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16

const SEALINGS_PER_KEY = 1_000_000
// One for each process and million sealings that something is still opened of.
const KEPT_KEYS = 256
const SALT_AT = 1 + KEY_ID_BYTES
const NONCE_AT = SALT_AT + SALT_BYTES
const HEADER_BYTES = NONCE_AT + NONCE_BYTES

/**
 * AES-256-GCM with keys derived from the master key and a random salt: one key with random nonces wears out after 2^32
 * sealings, which a busy platform reaches in weeks. A derived key serves for a while, because deriving costs more than sealing.
 */
export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== MASTER_KEY_BYTES) throw new Error(`a master key has ${MASTER_KEY_BYTES} bytes`)
  const master = createSecretKey(masterKey)
  const keyId = derive(master, 'teyue master key id', Buffer.alloc(0)).subarray(0, KEY_ID_BYTES)
  const keys = derivedKeys(master)
  return {
    keyId: keyId.toString('hex'),
    seal: (plain, context) => {
      const { salt, key } = keys.current()
      const header = Buffer.concat([Buffer.of(VERSION), keyId, salt, randomBytes(NONCE_BYTES)])
      const cipher = createCipheriv('aes-256-gcm', key, header.subarray(NONCE_AT), { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
      const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
      return Buffer.concat([header, body, cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, context) => {
      const header = sealed.subarray(0, HEADER_BYTES)
      assertOurs(sealed, keyId, context)
      const { salt, nonce } = partsOf(header)
      const decipher = createDecipheriv('aes-256-gcm', keys.of(salt), nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
      try {
        return Buffer.concat([
          decipher.update(sealed.subarray(HEADER_BYTES, sealed.length - TAG_BYTES)),
          decipher.final(),
        ])
      } catch {
        throw new Error(`what is sealed as ${context} was changed, or belongs elsewhere`)
      }
    },
  }
}

type DerivedKey = { readonly salt: Buffer; readonly key: KeyObject }

/** The derived key to seal with, changed long before it wears out, and those to open with, the latest used kept. */
function derivedKeys(master: KeyObject): { current(): DerivedKey; of(salt: Buffer): KeyObject } {
  const known = new Map<string, KeyObject>()
  let latest: DerivedKey | undefined
  let sealings = 0
  const of = (salt: Buffer) => {
    const name = salt.toString('latin1')
    const key = known.get(name) ?? createSecretKey(derive(master, 'teyue sealing', salt))
    known.delete(name)
    known.set(name, key)
    const [oldest] = known.keys()
    if (known.size > KEPT_KEYS && oldest !== undefined) known.delete(oldest)
    return key
  }
  const current = () => {
    if (!latest || sealings++ >= SEALINGS_PER_KEY) {
      const salt = randomBytes(SALT_BYTES)
      latest = { salt, key: of(salt) }
      sealings = 1
    }
    return latest
  }
  return { current, of }
}

/** Reads the master key; where `make` allows it, a key file that is missing is made. */
export function loadMasterKey(source: MasterKeySource, { make }: { readonly make: boolean }): Buffer {
  if ('value' in source) return source.value
  if (make) makeKeyFile(source.file)
  refuseOpenFile(source.file)
  const key = readMasterKey(readFileSync(source.file, 'utf8').trim())
  if (key) return key
  throw new OperatorError(
    `${source.file} does not hold a master key (base64 of 32 bytes). Put the right one back from your backup.`,
  )
}

function derive(master: KeyObject, purpose: string, salt: Buffer): Buffer {
  return createHmac('sha256', master).update(purpose).update(salt).digest()
}

function partsOf(header: Buffer) {
  return { salt: header.subarray(SALT_AT, NONCE_AT), nonce: header.subarray(NONCE_AT, HEADER_BYTES) }
}

function assertOurs(sealed: Buffer, keyId: Buffer, context: string): void {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== VERSION) {
    throw new Error(`what should be sealed as ${context} is not sealed`)
  }
  const theirs = sealed.subarray(1, SALT_AT)
  if (theirs.equals(keyId)) return
  throw new OperatorError(
    `${context} was sealed under master key ${theirs.toString('hex')}, but this is ${keyId.toString('hex')}. Put the former key back (TEYUE_MASTER_KEY or TEYUE_MASTER_KEY_FILE).`,
  )
}

/** Whole or not at all, and never over one that is there: losing a master key loses all that it sealed. */
function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}.new`
  const opened = openSync(fresh, 'w', 0o600)
  writeSync(opened, `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`)
  fsyncSync(opened)
  closeSync(opened)
  chmodSync(fresh, 0o600)
  try {
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
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
