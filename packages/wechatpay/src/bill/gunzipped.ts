import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { WechatPayError } from '../errors.ts'
import { billFault } from './bill-fault.ts'

/** Of plain text. The largest real bills come in pieces of 16 GB. */
const MAX_PLAIN_BYTES = 32 * 2 ** 30
const PIECE_BYTES = 32 * 1024
const GZIP_MAGIC = Buffer.of(0x1f, 0x8b)

/** Unpacks what begins as gzip does, and hands on anything else as it is. No bill begins like gzip. */
export async function* gunzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const pieces = source[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  while (head.length < GZIP_MAGIC.length) {
    const { done, value } = await pieces.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  const whole = followed(head, pieces)
  yield* bounded(head.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC) ? gunzip(whole) : whole)
}

async function* followed(head: Buffer, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, void> {
  try {
    if (head.length > 0) yield head
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value
  } finally {
    await pieces.return?.()
  }
}

async function* gunzip(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const unpacking = createGunzip({ chunkSize: PIECE_BYTES })
  // Its failure is thrown by the stream that is read below, and must not end the process besides.
  const feeding = pipeline(source, unpacking).catch(() => undefined)
  try {
    for await (const piece of unpacking) yield piece
  } catch (cause) {
    if (cause instanceof WechatPayError) throw cause
    throw billFault('it is no whole gzip file', { mayRetry: true }, cause)
  } finally {
    unpacking.destroy()
    await feeding
  }
}

async function* bounded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.length
    if (bytes > MAX_PLAIN_BYTES) throw billFault(`it is longer than ${MAX_PLAIN_BYTES} bytes`, { mayRetry: false })
    yield piece
  }
}
