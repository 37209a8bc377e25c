import { constants, createHash, type KeyObject, publicDecrypt } from 'node:crypto'

/** What a signature of RSA PKCS#1 v1.5 holds, opened with a public key: which hash, and the digest. */
export type Opened =
  | { readonly kind: 'digest'; readonly hash: string; readonly digest: Buffer }
  /** The padding is right, and within it is no digest. */
  | { readonly kind: 'bare'; readonly bytes: Buffer }
  /** Not made with the private key that belongs to this public key. */
  | null

// The bytes in front of each digest, RFC 8017 9.2 note 1.
const PREFIXES: readonly (readonly [hash: string, prefix: string])[] = [
  ['SHA256', '3031300d060960864801650304020105000420'],
  ['SHA1', '3021300906052b0e03021a05000414'],
  ['MD5', '3020300c06082a864886f70d020505000410'],
  ['SHA224', '302d300d06096086480165030402040500041c'],
  ['SHA384', '3041300d060960864801650304020205000430'],
  ['SHA512', '3051300d060960864801650304020305000440'],
]

export function openSignature(signature: Buffer, key: KeyObject): Opened {
  let bytes: Buffer
  try {
    bytes = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature)
  } catch {
    return null
  }
  const hex = bytes.toString('hex')
  for (const [hash, prefix] of PREFIXES) {
    if (hex.startsWith(prefix)) return { kind: 'digest', hash, digest: bytes.subarray(prefix.length / 2) }
  }
  return { kind: 'bare', bytes }
}

export function digestOf(hash: string, text: string | Buffer): Buffer {
  return createHash(hash).update(text).digest()
}
