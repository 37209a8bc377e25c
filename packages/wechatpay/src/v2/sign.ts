import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type SignType = 'MD5' | 'HMAC-SHA256'

const API_V2_KEY_BYTES = 32
const MD5_CHARS = 32
const HMAC_CHARS = 64

/**
 * What is signed: the fields that are not empty, without `sign`, sorted by name in ASCII, joined like a query string that is not
 * escaped, and the key at its end. Official page: 安全规范 (签名算法).
 */
export function signable(fields: Iterable<readonly [string, string]>, apiV2Key: string): string {
  const pairs = [...fields].filter(([name, value]) => value !== '' && name !== 'sign')
  pairs.sort(([a], [b]) => (a < b ? -1 : 1))
  return [...pairs, ['key', apiV2Key]].map(([name, value]) => `${name}=${value}`).join('&')
}

/** The sign of a message in upper-case hex. */
export function signFields(fields: Iterable<readonly [string, string]>, apiV2Key: string, signType: SignType): string {
  const digest = signType === 'MD5' ? createHash('md5') : createHmac('sha256', apiV2Key)
  return digest.update(signable(fields, apiV2Key)).digest('hex').toUpperCase()
}

/** Whether the message's `sign` is the one that only a holder of the key can make. Compared in constant time. */
export function isSigned(fields: ReadonlyMap<string, string>, apiV2Key: string, signType: SignType): boolean {
  const told = Buffer.from(fields.get('sign') ?? '')
  const right = Buffer.from(signFields(fields, apiV2Key, signType))
  return told.length === right.length && timingSafeEqual(told, right)
}

/**
 * The kind of sign that a message from outside carries: told by its length, and not in contradiction to what it says of itself.
 * A notice is signed as its order was, and need not say how. Null when it carries none.
 */
export function signTypeOf(fields: ReadonlyMap<string, string>): SignType | null {
  const chars = fields.get('sign')?.length
  const found = chars === MD5_CHARS ? 'MD5' : chars === HMAC_CHARS ? 'HMAC-SHA256' : null
  const told = fields.get('sign_type') || found
  return told === found ? found : null
}

/** Throws TypeError unless the key has exactly 32 bytes; the key is not shown. */
export function assertApiV2Key(apiV2Key: string): void {
  if (Buffer.byteLength(apiV2Key) !== API_V2_KEY_BYTES) {
    throw new TypeError(`the APIv2 key has ${API_V2_KEY_BYTES} bytes, not ${Buffer.byteLength(apiV2Key)}`)
  }
}
