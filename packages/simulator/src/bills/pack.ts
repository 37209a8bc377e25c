import { createCipheriv } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'

type Chunks = AsyncIterable<Buffer>

export function gzipped(chunks: Chunks): Chunks {
  // A failure on the way reaches whoever reads; there is nobody else to tell.
  return pipeline(Readable.from(chunks), createGzip(), () => undefined)
}

/** AES-256-GCM, the tag behind the ciphertext, as WeChat seals everything; nothing is authenticated besides. */
export async function* sealed(chunks: Chunks, key: string, nonce: string): AsyncGenerator<Buffer> {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'utf8'), Buffer.from(nonce, 'utf8'))
  for await (const chunk of chunks) yield cipher.update(chunk)
  yield Buffer.concat([cipher.final(), cipher.getAuthTag()])
}
