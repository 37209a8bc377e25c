import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from '../world.ts'
import { refuse } from './refusals.ts'

const MAX_BODY_BYTES = 1 << 20

export type Wire = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

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
  #requestBody = ''

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
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MAX_BODY_BYTES) throw refuse('bodyTooLong')
      chunks.push(chunk)
    }
    this.#requestBody = Buffer.concat(chunks).toString('utf8')
    return this.#requestBody
  }

  /** `reason` is for the log alone: why it was refused. */
  answer(wire: Wire, reason: string | null): void {
    const length = wire.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(wire.body)) }
    // Node writes header names as they are given here, and WeChat's are neither all small nor all capital.
    this.#response.writeHead(wire.status, { ...wire.headers, ...length })
    this.#response.end(wire.body)
    this.#log(wire, reason)
  }

  /** Breaks the connection; the log shows the status 0. */
  vanish(reason: string): void {
    this.#log({ status: 0, headers: {}, body: '' }, reason)
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

  #log(wire: Wire, reason: string | null): void {
    const refused = wire.status >= 400 && wire.body !== ''
    const said = refused ? (JSON.parse(wire.body) as { code: string; message: string }) : null
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
      request_body: this.#requestBody,
      answer_body: wire.body,
    })
  }
}
