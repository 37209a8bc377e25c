import http from 'node:http'
import https from 'node:https'

const TIMEOUT_MS = 5_000
const MOST_ANSWER_BYTES = 64_000
const MOST_SOCKETS = 32

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
}

export type Sent = {
  readonly status: number | null
  readonly body: string
  readonly error: string | null
  readonly duration_ms: number
}

/** Posts these bytes and waits at most `timeoutMs` (WeChat: 5 seconds) for the whole answer; never throws. */
export async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs = TIMEOUT_MS,
): Promise<Sent> {
  const startedAt = performance.now()
  const finish = (status: number | null, text: string, error: string | null): Sent => ({
    status,
    body: text,
    error,
    duration_ms: Math.round(performance.now() - startedAt),
  })
  try {
    const answer = await post(url, headers, body, timeoutMs)
    return finish(answer.status, answer.body, null)
  } catch (error) {
    return finish(null, '', error instanceof Error ? error.message || error.name : String(error))
  }
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<{ status: number; body: string }> {
  try {
    return await postOnce(url, headers, body, timeoutMs)
  } catch (error) {
    // The other side closed a kept connection just as we used it: nothing was read, so a fresh one is tried.
    if (error instanceof StaleSocket) return postOnce(url, headers, body, timeoutMs)
    throw error
  }
}

class StaleSocket extends Error {}

function postOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<{ status: number; body: string }> {
  const target = new URL(url)
  const secure = target.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(target, {
      method: 'POST',
      agent: secure ? agents['https:'] : agents['http:'],
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      signal: AbortSignal.timeout(timeoutMs),
    })
    request.on('error', (error) => {
      const stale = request.reusedSocket && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      reject(stale ? new StaleSocket() : error)
    })
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        if (text.length > MOST_ANSWER_BYTES) request.destroy(new Error('the answer is too long'))
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    request.end(body)
  })
}
