import { createHash, type Hash } from 'node:crypto'
import type { Dispatcher } from 'undici'
import { begin, readWhole, toExchange } from '../attempt.ts'
import { gunzipped } from '../bill/gunzipped.ts'
import type { DownloadOptions } from '../call.ts'
import { type Download, openStream, type Started } from '../download.ts'
import { WechatPayError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { silence } from '../silence.ts'
import type { V2DownloadCall } from './call.ts'
import { judgeRefusedDownload } from './judge-answer.ts'
import { prepareRequest, type V2Sender } from './prepare-request.ts'

const MAX_REFUSAL_BYTES = 64 * 1024
const LEADING_BYTES = 64
const DIGEST = /^SHA=([0-9a-f]{40})$/i

type Downloader = V2Sender & { readonly now: () => Date; readonly answerTimeoutMs: number }
type Way = { readonly origins: readonly string[]; readonly dispatcher: Dispatcher }

/**
 * Asks for a file. Its answer is the file or, under the same status, XML that says why there is none: the first byte tells.
 * What is packed is unpacked on its way. Resolves when the file has begun; throws `WechatPayError`.
 */
export async function startV2Download(
  options: Downloader,
  { origins, dispatcher }: Way,
  call: V2DownloadCall,
  limits: DownloadOptions,
): Promise<Download> {
  const name = { method: 'POST', path: call.path } as const
  const { answerTimeoutMs } = options
  const { body, exchange } = await openStream(name, origins, { answerTimeoutMs, ...limits }, (origin, signal) =>
    startOnce(options, dispatcher, call, origin, signal),
  )
  const pieces = body[Symbol.asyncIterator]()
  const first = await pieces.next()
  const begun: Buffer = first.done ? Buffer.alloc(0) : first.value
  if (/^\s*</.test(begun.subarray(0, LEADING_BYTES).toString('latin1'))) {
    throw judgeRefusedDownload(call, { ...exchange, answerBody: await readRefusal(begun, pieces) })
  }
  return { body: proven(call, exchange, resume(begun, pieces)), exchange }
}

async function startOnce(
  options: Downloader,
  dispatcher: Dispatcher,
  call: V2DownloadCall,
  origin: string,
  signal: AbortSignal,
): Promise<Started> {
  const startedAt = options.now()
  const startedMs = performance.now()
  const { outgoing } = prepareRequest(options, call, origin)
  const record = (made: Parameters<typeof toExchange>[1]) =>
    toExchange(outgoing, made, startedAt, Math.round(performance.now() - startedMs))

  const beginning = await begin(dispatcher, outgoing, signal)
  if (beginning.outcome !== 'begun') throw silence(outgoing, beginning, record(beginning))
  const { answer } = beginning
  if (answer.status === 200) return { answer, exchange: record({ ...answer, body: Buffer.alloc(0) }) }

  const made = await readWhole(answer)
  throw made.outcome === 'answered' ? judgeRefusedDownload(call, record(made)) : silence(outgoing, made, record(made))
}

async function readRefusal(begun: Buffer, pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  const read = [begun]
  for await (const piece of resume(Buffer.alloc(0), pieces)) {
    read.push(piece)
    if (read.reduce((bytes, { length }) => bytes + length, 0) > MAX_REFUSAL_BYTES) break
  }
  return Buffer.concat(read)
}

async function* resume(begun: Buffer, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, void> {
  try {
    if (begun.length > 0) yield begun
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value
  } finally {
    await pieces.return?.()
  }
}

/**
 * Unpacks, and after the last byte compares the SHA-1 where WeChat told one (`Digest`). Its page does not say whether that of the
 * packed or of the plain bytes: either proves the file.
 */
async function* proven(
  { path }: V2DownloadCall,
  exchange: Exchange,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, void> {
  const hashes = [createHash('sha1'), createHash('sha1')] as const
  yield* counted(hashes[1], gunzipped(counted(hashes[0], source)))
  const told = DIGEST.exec(exchange.answerHeaders.digest ?? '')?.[1]?.toLowerCase()
  if (told === undefined || hashes.some((hash) => hash.digest('hex') === told)) return
  const message = `POST ${path}: the file is not the one whose SHA-1 was told`
  throw new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry: true, outcomeKnown: false, exchange })
}

async function* counted(hash: Hash, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
}
