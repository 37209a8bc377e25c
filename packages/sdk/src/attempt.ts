import { TeyueNoAnswer, TeyueProblem } from './errors.ts'
import type { Problem } from './generated/types.ts'
import { readJson } from './read-json.ts'
import type { Settings } from './settings.ts'

/** A request as the contract describes it. */
export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: object
  /** The contract lets it carry an Idempotency-Key. */
  readonly keyed?: true
  /** The same request again does nothing twice. */
  readonly repeatable: boolean
}

export type Attempt = {
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

export type Success = { readonly status: number; readonly data: unknown }
export type Failure = { readonly error: TeyueProblem | TeyueNoAnswer; readonly retryAfterMs?: number }

const notSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.+|CERT_.+|DEPTH_.+|SELF_SIGNED_.+|UNABLE_TO_.+)$/

/** One request and its answer. What goes wrong is told, never thrown: whether to try again is not decided here. */
export async function attempt(
  settings: Settings,
  call: Call,
  { headers, timeoutMs, signal }: Attempt,
): Promise<Success | Failure> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await settings.fetch(addressOf(settings, call), {
      method: call.method,
      headers: { ...headers, ...(call.body && { 'content-type': 'application/json' }) },
      redirect: 'manual',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      ...(call.body && { body: JSON.stringify(call.body) }),
    })
    return await read(response)
  } catch (thrown) {
    return { error: silenceOf(thrown, call, timeout, signal) }
  }
}

export function addressOf(
  { baseUrl }: Pick<Settings, 'baseUrl'>,
  { path, query = {} }: Pick<Call, 'path' | 'query'>,
): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  return `${baseUrl}${path}${asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''}`
}

async function read(response: Response): Promise<Success | Failure> {
  const { status } = response
  if (status === 204) return { status, data: undefined }
  const data = await readJson(response)
  if (status >= 200 && status < 300 && data !== undefined) return { status, data }
  if (!isProblemDocument(data)) {
    const message = `HTTP ${status} came with something that is not Teyue's answer. Is \`baseUrl\` right, and what stands in between?`
    return { error: new TeyueNoAnswer('unreadable', message, { status }) }
  }
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return { error: new TeyueProblem(data), ...(retryAfter >= 0 && { retryAfterMs: retryAfter * 1000 }) }
}

function silenceOf(
  thrown: unknown,
  { method, path }: Call,
  timeout: AbortSignal,
  signal: AbortSignal | undefined,
): TeyueNoAnswer {
  const options = { cause: thrown }
  if (timeout.aborted) return new TeyueNoAnswer('timed_out', `${method} ${path}: no answer in time.`, options)
  if (signal?.aborted) return new TeyueNoAnswer('aborted', `${method} ${path}: given up by the caller.`, options)
  const code = codeOf(thrown)
  if (notSent.test(code))
    return new TeyueNoAnswer('not_sent', `${method} ${path}: Teyue cannot be reached (${code}).`, options)
  return new TeyueNoAnswer('cut_off', `${method} ${path}: the connection broke off (${code}).`, options)
}

/** Node's fetch hides the reason in `cause`. */
function codeOf(thrown: unknown): string {
  const { code, cause } = thrown as { readonly code?: unknown; readonly cause?: unknown }
  if (typeof code === 'string') return code
  return cause instanceof Error ? codeOf(cause) : String(thrown)
}

function isProblemDocument(data: unknown): data is Problem {
  const { code, status, detail } = (data ?? {}) as Partial<Record<keyof Problem, unknown>>
  return typeof code === 'string' && typeof detail === 'string' && typeof status === 'number' && status >= 400
}
