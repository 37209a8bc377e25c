import { constants, createDecipheriv, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto'
import { WechatPayError } from './errors.ts'
import type { Keyring } from './keyring.ts'
import { filled, optional, record, text } from './shapes.ts'

const API_V3_KEY_BYTES = 32
const TAG_BYTES = 16
const OAEP_OVERHEAD_BYTES = 42
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' } as const

/** What WeChat seals under the APIv3 key: the `resource` of a notice, the `encrypt_certificate` of a download. */
export type SealedResource = {
  readonly algorithm: string
  readonly nonce: string
  readonly associated_data?: string
  readonly ciphertext: string
}

export const sealedResourceShape = {
  algorithm: filled,
  nonce: filled,
  associated_data: optional(text),
  ciphertext: filled,
} as const

export const checkSealedResource = record<SealedResource>(sealedResourceShape)

/**
 * Opens AES-256-GCM; null when the key is another or a single bit was changed.
 * Official page: 证书和回调报文解密.
 */
export function openResource(apiV3Key: string, sealed: SealedResource): Buffer | null {
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  if (sealed.algorithm !== 'AEAD_AES_256_GCM' || bytes.length < TAG_BYTES) return null

  try {
    // As a string on purpose: Node asks of each other object whether it is a key by a throw, which costs half a signature.
    const decipher = createDecipheriv('aes-256-gcm', apiV3Key, sealed.nonce)
    decipher.setAAD(Buffer.from(sealed.associated_data ?? ''))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const opened = decipher.update(bytes.subarray(0, -TAG_BYTES))
    // GCM holds nothing back; what `final` does is to compare the tag, and to throw.
    decipher.final()
    return opened
  } catch {
    return null
  }
}

/**
 * Seals a sensitive field (name, identity number, phone) for the key of WeChat's named by `serial`, which the request
 * must then send as `Wechatpay-Serial`. At most 214 bytes under a 2048-bit key. Official page: 敏感信息加解密.
 */
export function sealSensitive(keyring: Keyring, serial: string, plaintext: string): string {
  const key = keyring.get(serial)
  if (!key) throw new RangeError(`no key ${serial} in the keyring`)

  const bytes = Buffer.from(plaintext)
  const roomBytes = (key.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8 - OAEP_OVERHEAD_BYTES
  if (bytes.length === 0 || bytes.length > roomBytes)
    throw new RangeError(`a sensitive field has 1 to ${roomBytes} bytes`)
  return publicEncrypt({ key: key.publicKey, ...OAEP }, bytes).toString('base64')
}

/** Seals all fields of one request for one and the same key; `serial` goes along as its `Wechatpay-Serial`. */
export type Sealer = { readonly serial: string; seal(plaintext: string): string }

/**
 * Chooses the key once, so that a keyring that is refreshed in the middle cannot split a request between two keys. What was
 * sealed is not kept for later: when WeChat's key has changed, the plaintext is sealed anew.
 * Throws WechatPayError NOT_SENT when the keyring holds no key that is valid at `now`: fetch WeChat's keys first.
 */
export function sealerOf(keyring: Keyring, now: Date): Sealer {
  const serial = keyring.preferred(now)?.serial
  if (serial === undefined) {
    const message = 'the keyring holds no valid key of WeChat to seal for'
    throw new WechatPayError({ code: 'NOT_SENT', message, mayRetry: true, outcomeKnown: true })
  }
  return { serial, seal: (plaintext) => sealSensitive(keyring, serial, plaintext) }
}

/** Opens a field WeChat sealed for our merchant certificate; null when it was sealed for another key. */
export function openSensitive(privateKey: KeyObject, sealed: string): string | null {
  return openSensitiveBytes(privateKey, sealed)?.toString('utf8') ?? null
}

/** As `openSensitive`, for what is no text: the key of a sealed bill. */
export function openSensitiveBytes(privateKey: KeyObject, sealed: string): Buffer | null {
  try {
    return privateDecrypt({ key: privateKey, ...OAEP }, Buffer.from(sealed, 'base64'))
  } catch {
    return null
  }
}

/** Throws TypeError unless the key has exactly 32 bytes; the key is not shown. */
export function assertApiV3Key(apiV3Key: string): void {
  if (Buffer.byteLength(apiV3Key) !== API_V3_KEY_BYTES) {
    throw new TypeError(`the APIv3 key has ${API_V3_KEY_BYTES} bytes, not ${Buffer.byteLength(apiV3Key)}`)
  }
}
