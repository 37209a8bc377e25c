import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { World } from '../world.ts'
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
  readonly #world: World
  readonly #response: ServerResponse
  readonly #startedAt = performance.now()
  /** What the log keeps of the request's body. */
  requestText = ''

  constructor(world: World, request: IncomingMessage, response: ServerResponse) {
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
    if (!isUtf8(bytes)) throw refuse('bodyNotUtf8')
    return bytes.toString('utf8')
  }

  async readBytes(mostBytes = MAX_BODY_BYTES): Promise<Buffer> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > mostBytes) throw refuse('bodyTooLong')
      chunks.push(chunk)
    }
    const body = Buffer.concat(chunks)
    this.requestText = body.toString('utf8')
    return body
  }

  /** `reason` is for the log alone: why it was refused. */
  answer(wire: Wire, reason: string | null, said: Said | null = saidInJson(wire)): void {
    const length = wire.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(wire.body)) }
    // Node writes header names as they are given here, and WeChat's are neither all small nor all capital.
    this.#response.writeHead(wire.status, { ...wire.headers, ...length })
    this.#response.end(wire.body)
    this.#log(wire, reason, said)
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
    const broken = await pipeline(Readable.from(counted()), this.#response).then(
      () => null,
      (error: unknown) => String(error),
    )
    this.#log({ status: 200, headers, body: `(${bytes} bytes)` }, broken, null)
  }

  /** Breaks the connection; the log shows the status 0. */
  vanish(reason: string): void {
    this.#log({ status: 0, headers: {}, body: '' }, reason, null)
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

  #log(wire: Wire, reason: string | null, said: Said | null): void {
    this.#world.exchanges.add({
      at: new Date(this.#world.clock.now()).toISOString(),
      method: this.method,
      path: this.target,
      mchid: this.mchid,
      status: wire.status,
      request_id: wire.headers['Request-ID'] ?? '',
      code: said?.code ?? null,
      message: said?.message ?? null,
      reason,
      fault: this.fault,
      duration_ms: Math.round(performance.now() - this.#startedAt),
      request_body: this.requestText,
      answer_body: typeof wire.body === 'string' ? wire.body : `(${wire.body.length} bytes)`,
    })
  }
}

function saidInJson(wire: Wire): Said | null {
  if (wire.status < 400 || typeof wire.body !== 'string' || wire.body === '') return null
  return JSON.parse(wire.body) as Said
}
