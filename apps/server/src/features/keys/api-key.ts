import { createHash, randomBytes } from 'node:crypto'
import type { Mode } from '../providers/account.ts'

/** An API key as we keep it: its hash, never its text. */
export type ApiKey = {
  readonly id: string
  readonly merchantId: string | null
  readonly mode: Mode
  readonly name: string
  readonly hint: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
}

/** Whom a key speaks for. */
export type KeyOwner = {
  readonly providerId: string
  readonly keyId: string
  readonly merchantId: string | null
  readonly mode: Mode
}

/** Which keys a caller reaches: of one mode, and of one merchant or of the whole provider (null). */
export type KeyScope = { readonly mode: Mode; readonly merchantId: string | null }

const SECRET_BYTES = 32
const HINT_CHARACTERS = 4
const form = /^tk_(?:test|live)_[\w-]{43}$/

/** A new key's text: 256 random bits behind a prefix that tells the mode and lets scanners find leaked keys. */
export function newKeyText(mode: Mode): string {
  return `tk_${mode}_${randomBytes(SECRET_BYTES).toString('base64url')}`
}

export function isKeyText(text: string): boolean {
  return form.test(text)
}

/** A plain hash is enough: nobody guesses 256 random bits, however fast a guess is. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

export function hintOf(text: string): string {
  return text.slice(-HINT_CHARACTERS)
}
