import { readWithin } from './read-within.ts'
import { SimulatorError } from './simulator-error.ts'

type Sent = {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** What comes back, where it is not JSON. */
  readonly as?: 'text' | 'bytes'
}

/** One call of the control API. */
export type Ask = <Answer>(method: string, path: string, sent?: Sent) => Promise<Answer>

/** Whole worlds travel as snapshots of up to 64 MiB, whose JSON escapes make them longer. */
const LARGEST_ANSWER_BYTES = 1 << 28

export function createAsk(url: string, timeoutMs: number): Ask {
  return async <Answer>(method: string, path: string, { query, body, as }: Sent = {}) => {
    const address = addressOf(url, path, query)
    const { status, bytes } = await send(address, timeoutMs, {
      method,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const good = status >= 200 && status < 300
    if (good && as === 'bytes') return bytes as Answer
    const text = new TextDecoder().decode(bytes)
    if (good && as === 'text') return text as Answer
    const told = parse(text)
    if (good && told !== null) return told as Answer
    throw good ? notTheSimulator(address, status) : refusalOf(told, address, status)
  }
}

function addressOf(url: string, path: string, query: Sent['query'] = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return `${url}${path}${text && '?'}${text}`
}

async function send(
  address: string,
  timeoutMs: number,
  request: RequestInit,
): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  try {
    const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(timeoutMs) })
    return { status: answer.status, bytes: await readWithin(answer, LARGEST_ANSWER_BYTES) }
  } catch (error) {
    throw silence(address, timeoutMs, error)
  }
}

function silence(address: string, timeoutMs: number, cause: unknown): SimulatorError {
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new SimulatorError(
      {
        status: null,
        code: 'TIMEOUT',
        message_zh: `${address} 在 ${timeoutMs} 毫秒内没有应答；可能已经做了`,
        message_en: `no answer from ${address} within ${timeoutMs} ms; it may have been done. connect(url, { timeoutMs }) waits longer.`,
      },
      { cause },
    )
  }
  return new SimulatorError(
    {
      status: null,
      code: 'UNREACHABLE',
      message_zh: `连不上 ${address}；先运行 npx teyue simulate`,
      message_en: `cannot reach ${address}. Start the simulator: npx teyue simulate`,
    },
    { cause },
  )
}

function refusalOf(told: unknown, address: string, status: number): SimulatorError {
  if (typeof told !== 'object' || told === null) return notTheSimulator(address, status)
  const { code, message_zh, message_en, explanation } = told as Record<string, unknown>
  if (typeof code !== 'string' || typeof message_zh !== 'string' || typeof message_en !== 'string') {
    return notTheSimulator(address, status)
  }
  return new SimulatorError({ status, code, message_zh, message_en, explanation })
}

function notTheSimulator(address: string, status: number): SimulatorError {
  return new SimulatorError({
    status,
    code: 'NOT_THE_SIMULATOR',
    message_zh: `${address} 的应答（${status}）不是模拟器的；请检查地址`,
    message_en: `what ${address} answered (${status}) is not the simulator's. Check the address.`,
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
