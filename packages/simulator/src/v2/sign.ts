import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type SignType = 'MD5' | 'HMAC-SHA256'
export type Signable = Iterable<readonly [name: string, value: string | number]>

/** What is signed: everything that is not empty but the sign itself, by ASCII order of its name, and the key. */
export function signedText(fields: Signable, apiV2Key: string): string {
  const given = [...fields].filter(([name, value]) => name !== 'sign' && value !== '')
  const pairs = given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`)
  return [...pairs, `key=${apiV2Key}`].join('&')
}

export function signOf(fields: Signable, apiV2Key: string, type: SignType): string {
  const text = signedText(fields, apiV2Key)
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', apiV2Key)
  return hash.update(text, 'utf8').digest('hex').toUpperCase()
}

export function isSignedBy(fields: Signable, sign: string, apiV2Key: string, type: SignType): boolean {
  const [given, right] = [Buffer.from(sign), Buffer.from(signOf(fields, apiV2Key, type))]
  return given.length === right.length && timingSafeEqual(given, right)
}
