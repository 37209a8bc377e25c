import { createDecipheriv, createHash } from 'node:crypto'
import { billFault } from './bill-fault.ts'

const TAG_BYTES = 16

/** Hands bytes on and throws after the last one unless their SHA-1 is the one that WeChat signed in the answer before. */
export async function* hashed(source: AsyncIterable<Buffer>, sha1Hex: string): AsyncGenerator<Buffer, void, void> {
  const hash = createHash('sha1')
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha1Hex.toLowerCase())
    throw billFault('its SHA-1 is not the one that WeChat signed', { mayRetry: true })
}

/**
 * Opens AES-256-GCM as it comes: the file is the bare ciphertext, its last 16 bytes the tag. Throws after the last byte when the
 * tag does not fit; what was handed out before was not proven. Official page: 下载单个子商户/二级商户资金账单 (partner 4014314390).
 */
export async function* unsealed(
  source: AsyncIterable<Buffer>,
  key: Buffer,
  nonce: string,
): AsyncGenerator<Buffer, void, void> {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce), { authTagLength: TAG_BYTES })
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of source) {
    const bytes = Buffer.concat([held, piece])
    const sealed = Math.max(0, bytes.length - TAG_BYTES)
    held = bytes.subarray(sealed)
    if (sealed > 0) yield decipher.update(bytes.subarray(0, sealed))
  }
  try {
    decipher.setAuthTag(held)
    decipher.final()
  } catch (cause) {
    throw billFault('it does not open: another key, or changed on the way', { mayRetry: true }, cause)
  }
}
