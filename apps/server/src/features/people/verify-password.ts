import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { PublicError } from '../../errors.ts'
import { createGate } from '../../kit/gate.ts'

// OWASP's second choice for scrypt: 32 MiB and about 0.2 s for each.
const COST = { N: 2 ** 15, r: 8, p: 3 } as const
const MAX_MEMORY_BYTES = 64 * 1024 * 1024
const SALT_BYTES = 16
const HASH_BYTES = 32
// The threads that hash also sign our calls to WeChat: people who sign in must not keep money waiting.
const AT_ONCE = 2
const WAITING = 40

const inTurn = createGate(AT_ONCE, WAITING, () => new PublicError('TOO_MANY_REQUESTS', { retry_after_seconds: 5 }))

/** What is kept of a password: how it was hashed, the salt and the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, COST)
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Takes as long whether the person exists (`kept` is null) or not. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt, hash] = kept?.split('$') ?? []
  if (!salt || !hash) {
    await derive(password, Buffer.alloc(SALT_BYTES), COST)
    return false
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'))
}

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  const text = password.normalize('NFKC')
  return inTurn(
    () =>
      new Promise((resolve, reject) =>
        scrypt(text, salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, hash) =>
          error ? reject(error) : resolve(hash),
        ),
      ),
  )
}
