import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { OperatorError } from './kit/operator-error.ts'

/** Seals what must not lie open in the database. The context says whose it is; under another it does not open. */
export type Vault = {
  seal(plain: Buffer | string, context: string): Buffer
  open(sealed: Buffer, context: string): Buffer
  /** Tells the key that is sealed with from others, without telling anything of it. */
  readonly keyId: string
  /** All keys that can be opened with; the one that is sealed with first. */
  readonly keyIds: readonly string[]
}

/** Tells the master keys that there are: the first seals, all open. Asked again, it tells those that there are by then. */
export type MasterKeys = () => readonly Buffer[]

export const MASTER_KEY_BYTES = 32

// A sealed thing: version, key id, salt, nonce, ciphertext, tag. All before the ciphertext is authenticated too.
const VERSION = 1
const KEY_ID_BYTES = 8
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** So soon after its file has changed another key is sealed with. */
const READ_AGAIN_MS = 1_000
const SEALINGS_PER_KEY = 1_000_000
// One for each process and million sealings that something is still opened of.
const KEPT_KEYS = 256
const SALT_AT = 1 + KEY_ID_BYTES
const NONCE_AT = SALT_AT + SALT_BYTES
const HEADER_BYTES = NONCE_AT + NONCE_BYTES

/**
 * AES-256-GCM with keys derived from the master key and a random salt: one key with random nonces wears out after 2^32
 * sealings, which a busy platform reaches in weeks. A derived key serves for a while, because deriving costs more than sealing.
 * With several master keys, as while they are rotated, what names one that is not known makes it ask for them again.
 */
export function createVault(keys: Buffer | MasterKeys): Vault {
  const read = Buffer.isBuffer(keys) ? () => [keys] : keys
  let masters = mastersOf(read(), [])
  let readAt = performance.now()
  const readAgain = () => {
    masters = mastersOf(read(), masters)
    readAt = performance.now()
  }
  const current = () => {
    if (performance.now() - readAt > READ_AGAIN_MS) readAgain()
    return masters[0]!
  }
  return {
    get keyId() {
      return current().name
    },
    get keyIds() {
      readAgain()
      return masters.map(({ name }) => name)
    },
    seal: (plain, context) => sealWith(current(), plain, context),
    open: (sealed, context) => {
      assertSealed(sealed, context)
      const bearer = () => masters.find(({ id }) => sealed.subarray(1, SALT_AT).equals(id))
      if (!bearer()) readAgain()
      const master = bearer()
      if (!master) throw foreign(sealed, masters[0]!, context)
      return openWith(master, sealed, context)
    },
  }
}

type Master = {
  readonly key: Buffer
  readonly id: Buffer
  readonly name: string
  readonly derived: ReturnType<typeof derivedKeys>
}

/** Those that are known already keep what was derived from them. */
function mastersOf(keys: readonly Buffer[], known: readonly Master[]): Master[] {
  return keys.map((key) => known.find((one) => one.key.equals(key)) ?? masterOf(key))
}

function masterOf(key: Buffer): Master {
  if (key.length !== MASTER_KEY_BYTES) throw new Error(`a master key has ${MASTER_KEY_BYTES} bytes`)
  const secret = createSecretKey(key)
  const id = derive(secret, 'teyue master key id', Buffer.alloc(0)).subarray(0, KEY_ID_BYTES)
  return { key, id, name: id.toString('hex'), derived: derivedKeys(secret) }
}

function sealWith({ id, derived }: Master, plain: Buffer | string, context: string): Buffer {
  const { salt, key } = derived.current()
  const header = Buffer.concat([Buffer.of(VERSION), id, salt, randomBytes(NONCE_BYTES)])
  const cipher = createCipheriv('aes-256-gcm', key, header.subarray(NONCE_AT), { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  return Buffer.concat([header, body, cipher.final(), cipher.getAuthTag()])
}

function openWith({ derived }: Master, sealed: Buffer, context: string): Buffer {
  const header = sealed.subarray(0, HEADER_BYTES)
  const { salt, nonce } = partsOf(header)
  const decipher = createDecipheriv('aes-256-gcm', derived.of(salt), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, sealed.length - TAG_BYTES)), decipher.final()])
  } catch {
    throw new Error(`what is sealed as ${context} was changed, or belongs elsewhere`)
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

function derive(master: KeyObject, purpose: string, salt: Buffer): Buffer {
  return createHmac('sha256', master).update(purpose).update(salt).digest()
}

function partsOf(header: Buffer) {
  return { salt: header.subarray(SALT_AT, NONCE_AT), nonce: header.subarray(NONCE_AT, HEADER_BYTES) }
}

function assertSealed(sealed: Buffer, context: string): void {
  if (sealed.length >= HEADER_BYTES + TAG_BYTES && sealed[0] === VERSION) return
  throw new Error(`what should be sealed as ${context} is not sealed`)
}

function foreign(sealed: Buffer, { name }: Master, context: string): OperatorError {
  const theirs = sealed.subarray(1, SALT_AT).toString('hex')
  return new OperatorError(
    `${context} was sealed under master key ${theirs}, but this is ${name}. Put the former key back (TEYUE_MASTER_KEY or TEYUE_MASTER_KEY_FILE).`,
  )
}
