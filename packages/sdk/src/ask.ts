import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answered, Unknown } from './answered.ts'
import { attempt, type Call, type Failure, type Success } from './attempt.ts'
import { type TeyueNoAnswer, TeyueProblem } from './errors.ts'
import { apiVersion } from './generated/version.ts'
import type { CallOptions, KeyedOptions, Settings } from './settings.ts'

type Page<T> = { readonly data: readonly T[]; readonly next_cursor: string | null }

/** The three ways in which the contract's calls are made. */
export type Ask = {
  plain<T>(call: Call, options?: CallOptions): Promise<T>
  /** About money: whoever asks must look whether the outcome is known. */
  answered<T>(call: Call, options?: KeyedOptions): Promise<Answered<T>>
  /** Everything of a list, page by page as it is read. */
  each<T>(call: Call, options?: CallOptions): AsyncGenerator<T, void, undefined>
}

type Ended = (Success | Failure) & { readonly lost: boolean }

/** A call that is told to wait longer is given up: the caller knows better what to do meanwhile. */
const MAX_PAUSE_MS = 30_000
const LARGEST_PAGE = 100

export function createAsk(settings: Settings): Ask {
  const plain = async <T>(call: Call, options: CallOptions = {}) => {
    const ended = await send(settings, call, options)
    if (!('error' in ended)) return ended.data as T
    // Removed by an attempt whose answer was lost: it is gone, as was asked. Only Teyue can say so, not what stands in between.
    const isGone = ended.error instanceof TeyueProblem && ended.error.status === 404
    if (call.method === 'DELETE' && ended.lost && isGone) return undefined as T
    throw ended.error
  }
  const answer = async <T>(call: Call, kept: KeyedOptions, before: Unknown<T> | null): Promise<Answered<T>> => {
    const ended = await send(settings, call, kept)
    const error = 'error' in ended ? ended.error : null
    // A refusal is believed only when no earlier attempt may still be on its way.
    if (error && !ended.lost && !before) throw error
    if (!('error' in ended) && ended.status !== 202) return { outcome: 'known', value: ended.data as T }
    const latest = 'error' in ended ? (before?.latest ?? null) : (ended.data as T)
    const unknown: Unknown<T> = {
      outcome: 'unknown',
      latest,
      cause: error,
      askAgain: () => answer(call, kept, unknown),
    }
    return unknown
  }
  const answered = async <T>(call: Call, options: KeyedOptions = {}): Promise<Answered<T>> => {
    const kept = call.keyed ? { ...options, idempotencyKey: options.idempotencyKey ?? randomUUID() } : options
    return answer<T>(call, kept, null)
  }
  const each = async function* <T>(call: Call, options: CallOptions = {}) {
    for (let cursor: string | undefined; ; ) {
      const query = { limit: LARGEST_PAGE, ...call.query, ...(cursor && { cursor }) }
      const page: Page<T> = await plain({ ...call, query }, options)
      yield* page.data
      if (page.next_cursor === null) return
      cursor = page.next_cursor
    }
  }
  return { plain, answered, each }
}

async function send(settings: Settings, call: Call, options: KeyedOptions): Promise<Ended> {
  const { signal, timeoutMs = settings.timeoutMs, idempotencyKey } = options
  const headers = {
    authorization: `Bearer ${settings.key}`,
    accept: 'application/json, application/problem+json',
    'teyue-version': apiVersion,
    'user-agent': 'Teyue-SDK/0.1.0',
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
  }
  let lost = false
  for (let number = 1; ; number++) {
    const ended = await attempt(settings, call, { headers, timeoutMs, signal })
    if (!('error' in ended)) return { ...ended, lost }
    lost ||= !ended.error.outcomeKnown
    const waitMs = ended.retryAfterMs ?? settings.pauseMs * 2 ** (number - 1) * (0.5 + Math.random() / 2)
    if (number >= settings.maxAttempts || waitMs > MAX_PAUSE_MS || !maySendAgain(call, ended.error))
      return { ...ended, lost }
    // Given up while waiting: what is known so far is told.
    if (!(await waited(waitMs, signal))) return { ...ended, lost }
  }
}

/** What was certainly not done may be sent again always; what may have been done, only if doing it twice does nothing. */
function maySendAgain({ repeatable }: Call, error: TeyueProblem | TeyueNoAnswer): boolean {
  if (error instanceof TeyueProblem) return error.status === 429 || (repeatable && error.status >= 500)
  if (error.silence === 'not_sent') return true
  if (error.silence === 'unreadable') return repeatable && (error.status ?? 0) >= 500
  return repeatable && error.silence !== 'aborted'
}

async function waited(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return pause(ms, true, signal ? { signal } : {}).catch(() => false)
}
