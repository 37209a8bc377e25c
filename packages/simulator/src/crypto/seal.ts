import { createCipheriv } from 'node:crypto'
import { randomAlphanumeric } from '../kit/random-text.ts'

const NONCE_BYTES = 12

export type Sealed = {
  readonly algorithm: 'AEAD_AES_256_GCM'
  readonly ciphertext: string
  readonly associated_data: string
  readonly nonce: string
}

/** AES-256-GCM under the APIv3 key, the tag behind the ciphertext. */
export function seal(plaintext: string, apiV3Key: string, associatedData: string): Sealed {
  const nonce = randomAlphanumeric(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), Buffer.from(nonce, 'utf8'))
  cipher.setAAD(Buffer.from(associatedData, 'utf8'))
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: associatedData,
    nonce,
  }
}
