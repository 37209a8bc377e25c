import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

/** Sessions and invitations are opened by 256 random bits; the prefix tells which, and lets scanners find leaked ones. */
export type TokenKind = 'ts' | 'ti'

export function newToken(kind: TokenKind): string {
  return `${kind}_${randomBytes(SECRET_BYTES).toString('base64url')}`
}

export function isToken(kind: TokenKind, text: string): boolean {
  return text.startsWith(`${kind}_`) && /^[\w-]{43}$/.test(text.slice(kind.length + 1))
}

/** A plain hash is enough for what nobody can guess. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Ten codes of 80 bits for the day the telephone is lost: `3f9a1-…`, each good once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    randomBytes(RECOVERY_BYTES)
      .toString('hex')
      .replace(/(.{5})(?=.)/g, '$1-'),
  )
}

/** People type spaces and capitals. */
export function plainCode(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '')
}

/** Hashed for one person, so that equal rows of two people do not show. */
export function recoveryHash(personId: string, code: string): Buffer {
  return hashOf(`${personId}/${plainCode(code)}`)
}
