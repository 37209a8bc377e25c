import type { Dispatcher } from 'undici'
import { type Begun, begin, readWhole, toExchange } from './attempt.ts'
import type { DownloadCall, DownloadOptions, PlainCall } from './call.ts'
import { WechatPayError } from './errors.ts'
import type { Exchange } from './exchange.ts'
import { type CallName, describe, refusal } from './judge-answer.ts'
import { prepareRequest, type Sender } from './prepare-request.ts'
import { repeatSafely } from './repeat-safely.ts'
import { silence } from './silence.ts'

const PIECE_TIMEOUT_MS = 15_000
const WHOLE_TIMEOUT_MS = 30 * 60 * 1000
const MAX_BYTES = 2 ** 32

/** Where real files lie, whichever of its hosts an account calls. */
const WECHAT_ORIGINS = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com']

/**
 * A file on its way. WeChat signs no downloads: nothing of `body` is proven until its hash was compared, after the last byte.
 * The body can be read once, piece by piece and not faster than it is taken; it throws `WechatPayError` when it is cut off,
 * too slow or too long. Whoever stops reading early frees the connection. The exchange holds the head alone.
 */
export type Download = { readonly body: AsyncIterable<Buffer>; readonly exchange: Exchange }

type Downloader = Sender & {
  readonly now: () => Date
  readonly origins: readonly string[]
  readonly dispatcher: Dispatcher
  readonly answerTimeoutMs: number
}

type Source = { readonly call: PlainCall; readonly origins: readonly string[] }
/** An answer whose head was found good, and the record of it. */
export type Started = { readonly answer: Begun; readonly exchange: Exchange }

/** Fetches a file under our signature. Resolves when its first byte may come; throws `WechatPayError`. */
export async function startDownload(
  options: Downloader,
  download: DownloadCall,
  limits: DownloadOptions,
): Promise<Download> {
  const { call, origins } = locate(options.origins, download)
  return openStream(call, origins, { answerTimeoutMs: options.answerTimeoutMs, ...limits }, (origin, signal) =>
    startOnce(options, call, origin, signal),
  )
}

/** Hands on what `startAt` begins, which is repeated while that is safe, within its limits to the last byte. */
export async function openStream(
  call: CallName,
  origins: readonly string[],
  limits: DownloadOptions & { readonly answerTimeoutMs: number },
  startAt: (origin: string, signal: AbortSignal) => Promise<Started>,
): Promise<Download> {
  const ending = createEnding(limits)
  const timeoutMs = limits.answerTimeoutMs
  const late = setTimeout(() => ending.end(`no answer within ${timeoutMs} ms`), timeoutMs)
  try {
    const started = await repeatSafely(true, origins, ending.signal, (origin) => startAt(origin, ending.signal))
    return { body: handOn(call, started, limits, ending), exchange: started.exchange }
  } catch (error) {
    ending.release()
    throw error
  } finally {
    clearTimeout(late)
  }
}

// Our signature says who we are; it is shown to nobody but WeChat and the address this account is at.
function locate(origins: readonly string[], { address, refusals }: DownloadCall): Source {
  const call = (path: string): PlainCall => ({ method: 'GET', path, success: 200, check: null, refusals })
  if (address.startsWith('/')) return { call: call(address), origins }

  const url = URL.canParse(address) ? new URL(address) : null
  const ours = url !== null && [...origins, ...WECHAT_ORIGINS].includes(url.origin) && url.username === ''
  if (ours) return { call: call(`${url.pathname}${url.search}`), origins: [url.origin] }
  const message = `the file is said to lie at ${url?.origin ?? 'no address'}, which is neither WeChat's nor this account's`
  throw new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry: false, outcomeKnown: false })
}

async function startOnce(options: Downloader, call: PlainCall, origin: string, signal: AbortSignal): Promise<Started> {
  const startedAt = options.now()
  const startedMs = performance.now()
  const outgoing = await prepareRequest(options, call, origin, startedAt)
  const record = (made: Parameters<typeof toExchange>[1]) =>
    toExchange(outgoing, made, startedAt, Math.round(performance.now() - startedMs))

  const beginning = await begin(options.dispatcher, outgoing, signal)
  if (beginning.outcome !== 'begun') throw silence(call, beginning, record(beginning))
  const { answer } = beginning
  if (answer.status === 200) {
    // An end before anyone reads is told to the reader when it comes, not to the process.
    answer.body.on('error', () => undefined)
    return { answer, exchange: record({ ...answer, body: Buffer.alloc(0) }) }
  }

  const made = await readWhole(answer)
  throw made.outcome === 'answered' ? refusal(call, record(made)) : silence(call, made, record(made))
}

async function* handOn(
  call: CallName,
  { answer, exchange }: Started,
  limits: DownloadOptions,
  ending: Ending,
): AsyncGenerator<Buffer, void, void> {
  const { pieceTimeoutMs = PIECE_TIMEOUT_MS, maxBytes = MAX_BYTES } = limits
  const pieces: AsyncIterator<Buffer> = answer.body[Symbol.asyncIterator]()
  let bytes = 0
  try {
    for (;;) {
      const late = setTimeout(() => ending.end(`no further byte within ${pieceTimeoutMs} ms`), pieceTimeoutMs)
      const piece = await pieces.next().finally(() => clearTimeout(late))
      if (piece.done) return
      bytes += piece.value.length
      if (bytes > maxBytes) throw tooLong(call, maxBytes, exchange)
      yield piece.value
    }
  } catch (cause) {
    if (cause instanceof WechatPayError) throw cause
    throw silence(call, { outcome: 'no_answer', ...answer, body: exchange.answerBody, cause }, exchange)
  } finally {
    ending.release()
    answer.body.destroy()
  }
}

function tooLong(call: CallName, maxBytes: number, exchange: Exchange): WechatPayError {
  const message = `${describe(call)}: the file is longer than ${maxBytes} bytes`
  return new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry: false, outcomeKnown: false, exchange })
}

type Ending = { readonly signal: AbortSignal; end(why: string): void; release(): void }

/** Ends the download when the caller gives up or the whole takes too long, until it is released. */
function createEnding({ signal, wholeTimeoutMs = WHOLE_TIMEOUT_MS }: DownloadOptions): Ending {
  const ending = new AbortController()
  const end = (why: string) => ending.abort(new DOMException(why, 'TimeoutError'))
  const onAbort = () => ending.abort(new DOMException('the caller gave up', 'AbortError'))
  const timer = setTimeout(() => end(`not done within ${wholeTimeoutMs} ms`), wholeTimeoutMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted) onAbort()
  return {
    signal: ending.signal,
    end,
    release: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
