import { constants, privateDecrypt } from 'node:crypto'
import { privateKeyOf } from './keys.ts'

/** What was sealed for the holder of this key: RSA-OAEP with SHA-1, base64. Null if it was not. */
export function openSealed(sealed: string, privateKeyPem: string): string | null {
  const key = { key: privateKeyOf(privateKeyPem), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  try {
    return privateDecrypt(key, Buffer.from(sealed, 'base64')).toString('utf8')
  } catch {
    return null
  }
}
