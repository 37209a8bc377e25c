import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TLSSocket } from 'node:tls'
import { type Because, why } from '../explain/because.ts'
import type { SigningReport } from '../explain/signing/report.ts'
import type { World } from '../world.ts'
import type { ExchangeApi } from './exchange-log.ts'
import { refuse } from './refusals.ts'

const MAX_BODY_BYTES = 1 << 20

export type Wire = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What the log says of a refusal: WeChat's own code and message. */
export type Said = { readonly code: string; readonly message: string }

/** One request and its answer, with what the log will tell about them. */
export class Exchange {
  readonly method: string
  readonly target: string
  readonly path: string
  readonly request: IncomingMessage
  mchid: string | null = null
  fault: string | null = null
  endpoint: string | null = null
  number: string | null = null
  /** What the log says when the answer itself says nothing. */
  because: Because | null = null
  signing: SigningReport | null = null
  readonly #api: ExchangeApi
  readonly #world: World
  readonly #response: ServerResponse
  readonly #startedAt = performance.now()
  /** What the log keeps of the request's body. */
  requestText = ''
  #requestBytes = 0

  constructor(world: World, api: ExchangeApi, request: IncomingMessage, response: ServerResponse) {
    this.#api = api
    this.#world = world
    this.#response = response
    this.request = request
    this.method = request.method ?? ''
    this.target = request.url ?? ''
    this.path = this.target.split('?', 1)[0] ?? ''
  }

  /** The raw bytes as text: exactly what was signed. */
  async readBody(): Promise<string> {
    const bytes = await this.readBytes()
    // Bytes that are no text would turn into a text that the caller never signed.
    if (!isUtf8(bytes)) throw refuse('bodyNotUtf8', why('bodyNotUtf8'))
    return this.requestText
  }

  async readBytes(mostBytes = MAX_BODY_BYTES): Promise<Buffer> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > mostBytes) throw refuse('bodyTooLong', why('bodyTooLong', { most: mostBytes }))
      chunks.push(chunk)
    }
    const body = Buffer.concat(chunks)
    this.requestText = body.toString('utf8')
    this.#requestBytes = bytes
    return body
  }

  /** `because` is for the log alone: why it was refused. */
  answer(wire: Wire, because: Because | null, said: Said | null = saidInJson(wire)): void {
    const length = wire.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(wire.body)) }
    // Node writes header names as they are given here, and WeChat's are neither all small nor all capital.
    this.#response.writeHead(wire.status, { ...wire.headers, ...length })
    this.#response.end(wire.body)
    this.#log(wire, because, said)
  }

  /** Hands on a file as it comes, with the caller's own speed. Who breaks off has broken off, and is told nothing more. */
  async answerFile(file: AsyncIterable<Buffer>, headers: Wire['headers']): Promise<void> {
    let bytes = 0
    const counted = async function* () {
      for await (const chunk of file) {
        bytes += chunk.length
        yield chunk
      }
    }
    this.#response.writeHead(200, headers)
    const ended = await pipeline(Readable.from(counted()), this.#response).then(
      () => 'whole',
      (error: unknown) => String(error),
    )
    this.#log({ status: 200, headers, body: `(${bytes} bytes, ${ended})` }, null, null, bytes)
  }

  /** Breaks the connection; the log shows the status 0. */
  vanish(because: Because): void {
    this.#log({ status: 0, headers: {}, body: '' }, because, null)
    this.#response.destroy()
  }

  /** Ends early when the caller has gone or the simulator closes. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#response.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  #log(wire: Wire, because: Because | null, said: Said | null, bytes = Buffer.byteLength(wire.body)): void {
    this.#world.exchanges.add({
      at: new Date(this.#world.clock.now()).toISOString(),
      api: this.#api,
      secure: this.request.socket instanceof TLSSocket,
      method: this.method,
      path: this.target,
      request_headers: this.request.rawHeaders,
      endpoint: this.endpoint,
      mchid: this.mchid,
      number: this.number,
      status: wire.status,
      answer_headers: wire.headers,
      request_id: wire.headers['Request-ID'] ?? '',
      code: said?.code ?? null,
      message: said?.message ?? null,
      because: because ?? this.because,
      signing: this.signing,
      fault: this.fault,
      duration_ms: Math.round(performance.now() - this.#startedAt),
      request_body: this.requestText,
      request_bytes: this.#requestBytes,
      answer_bytes: bytes,
      answer_body: typeof wire.body === 'string' ? wire.body : `(${wire.body.length} bytes)`,
    })
  }
}

function saidInJson(wire: Wire): Said | null {
  if (wire.status < 400 || typeof wire.body !== 'string' || wire.body === '') return null
  return JSON.parse(wire.body) as Said
}
