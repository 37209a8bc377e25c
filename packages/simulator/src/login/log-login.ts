import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { Because } from '../explain/because.ts'
import type { DrawnCallFault } from '../faults/draw-fault.ts'
import type { World } from '../world.ts'

const SECRETS = ['secret', 'code', 'js_code', 'access_token', 'refresh_token']
const SECRET_HEADERS = ['cookie', 'authorization']
const MASK = '***'

type Outcome = {
  readonly status: number
  readonly answer: unknown
  readonly because: Because | null
  readonly headers: Readonly<Record<string, string>>
  readonly fault?: DrawnCallFault | null
  readonly startedAt: number
}

/** Into the log of all exchanges; of what was answered only errors, because the rest is secrets. */
export function logLogin(world: World, request: IncomingMessage, url: URL, outcome: Outcome): void {
  const { status, answer, because, headers, fault, startedAt } = outcome
  const error = answer as { errcode?: number; errmsg?: string } | null
  const query = new URLSearchParams(url.searchParams)
  for (const name of SECRETS) if (query.has(name)) query.set(name, MASK)
  const said = error?.errcode ? JSON.stringify(error) : ''
  world.exchanges.add({
    at: new Date(world.clock.now()).toISOString(),
    api: 'login',
    secure: request.socket instanceof TLSSocket,
    method: request.method ?? '',
    path: query.size === 0 ? url.pathname : `${url.pathname}?${query}`,
    request_headers: maskedHeaders(request.rawHeaders),
    request_body: '',
    request_bytes: 0,
    endpoint: url.pathname,
    mchid: null,
    number: null,
    status,
    answer_headers: headers,
    request_id: '',
    code: error?.errcode ? String(error.errcode) : null,
    message: error?.errmsg ?? null,
    because,
    signing: null,
    fault: fault?.kind ?? null,
    duration_ms: Math.round(performance.now() - startedAt),
    answer_body: said,
    answer_bytes: Buffer.byteLength(said),
  })
}

// Names and values in turn: the phone's cookie says who is logged in.
function maskedHeaders(raw: readonly string[]): string[] {
  return raw.map((text, index) => {
    const name = index % 2 === 1 ? (raw[index - 1] ?? '') : ''
    return SECRET_HEADERS.includes(name.toLowerCase()) ? MASK : text
  })
}
