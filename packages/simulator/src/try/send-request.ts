import http from 'node:http'
import https from 'node:https'
import type { Provider } from '../storage/provider-rows.ts'
import { isGuarded } from '../v2/client-certificate.ts'
import type { World } from '../world.ts'
import type { SignedRequest } from './signed-request.ts'

const TIMEOUT_MS = 30_000
const MOST_ANSWER_BYTES = 1 << 20

/** Status 0: the connection broke before there was an answer, and `body` says how. */
export type Received = {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: string
  readonly truncated: boolean
}

/** Over real HTTP to this very world; to paths that want a client certificate over TLS, with the provider's. */
export function sendRequest(
  world: World,
  provider: Provider,
  method: string,
  path: string,
  { headers, body }: SignedRequest,
): Promise<Received> {
  const secure = isGuarded(path)
  const url = (secure ? world.tlsUrl : world.url) + path
  const certificate = {
    ca: world.authority.certificate_pem,
    cert: provider.certificate_pem,
    key: provider.private_key_pem,
  }
  const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  const options = { method, headers: { ...headers, ...length }, timeout: TIMEOUT_MS, agent: false }
  return new Promise((resolve) => {
    const broken = (error: Error) => resolve({ status: 0, headers: [], body: error.message, truncated: false })
    const request = secure ? https.request(url, { ...options, ...certificate }) : http.request(url, options)
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)))
    request.on('error', broken)
    request.on('response', (response) => readAnswer(response).then(resolve, broken))
    request.end(body)
  })
}

async function readAnswer(response: http.IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MOST_ANSWER_BYTES) chunks.push(chunk)
  }
  const body = Buffer.concat(chunks).toString('utf8')
  return { status: response.statusCode ?? 0, headers: response.rawHeaders, body, truncated: bytes > MOST_ANSWER_BYTES }
}
