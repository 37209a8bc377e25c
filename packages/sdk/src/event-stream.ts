import { setTimeout as pause } from 'node:timers/promises'
import { addressOf } from './attempt.ts'
import { TeyueNoAnswer, TeyueProblem } from './errors.ts'
import type { Event, Problem } from './generated/types.ts'
import { apiVersion } from './generated/version.ts'
import { readJson } from './read-json.ts'
import type { Settings } from './settings.ts'

export type FollowQuery = {
  /** Only what happens to the thing with this id. */
  readonly subject?: string
  /** Only what is of this type, as `payment.paid`. */
  readonly type?: string
  /** Begin after this event instead of now. */
  readonly after?: string
}

export type FollowOptions = {
  /** Ends the following; the loop then ends without an error. */
  readonly signal?: AbortSignal
  /** Told when the line broke, before it is opened again. */
  readonly onBreak?: (reason: unknown) => void
}

// The platform says something each second; a line that is silent for so long is dead.
const LONGEST_SILENCE_MS = 15_000
const MAX_PAUSE_MS = 30_000
// Around a break some events come twice. So many are remembered to tell each only once.
const MAX_REMEMBERED = 10_000
const MAX_BLOCK_CHARACTERS = 1_048_576

/** Events as they happen, each once, across broken lines and restarts of the platform. Throws only a refusal. */
export async function* followEvents(
  settings: Settings,
  { after, ...filters }: FollowQuery = {},
  { signal, onBreak }: FollowOptions = {},
): AsyncGenerator<Event, void, undefined> {
  const told = new Set<string>()
  let last = after
  let failures = 0
  while (!signal?.aborted) {
    const line = new AbortController()
    const both = signal ? AbortSignal.any([signal, line.signal]) : line.signal
    try {
      for await (const { id, event } of tellingsOf(await open(settings, filters, last, both), line)) {
        failures = 0
        last = id
        if (!event || told.has(id)) continue
        remember(told, id)
        yield event
      }
      failures = 0
    } catch (error) {
      if (signal?.aborted) return
      if (error instanceof TeyueProblem && error.status < 500 && error.status !== 429) throw error
      failures++
      onBreak?.(error)
    } finally {
      line.abort()
    }
    const waitMs = Math.min(settings.pauseMs * 2 ** failures, MAX_PAUSE_MS)
    await pause(failures === 0 ? 0 : waitMs, undefined, signal ? { signal } : {}).catch(() => undefined)
  }
}

async function open(settings: Settings, query: FollowQuery, last: string | undefined, signal: AbortSignal) {
  const { key, fetch, timeoutMs } = settings
  const opened = new AbortController()
  const late = setTimeout(
    () => opened.abort(new TeyueNoAnswer('timed_out', 'The stream of events did not open in time.')),
    timeoutMs,
  )
  try {
    const response = await fetch(addressOf(settings, { path: '/v1/events/stream', query }), {
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'text/event-stream',
        'teyue-version': apiVersion,
        ...(last && { 'last-event-id': last }),
      },
      redirect: 'manual',
      signal: AbortSignal.any([signal, opened.signal]),
    })
    if (response.status === 200 && response.body) return response.body
    const problem = (await readJson(response)) as Problem | undefined
    if (typeof problem?.code === 'string') throw new TeyueProblem(problem)
    throw new TeyueNoAnswer('unreadable', `HTTP ${response.status} came instead of a stream of events.`, {
      status: response.status,
    })
  } finally {
    clearTimeout(late)
  }
}

/** An event, or before the first of them (null) after which one to begin when the line breaks. */
type Telling = { readonly id: string; readonly event: Event | null }

/** Reads server-sent events: blocks of lines, parted by empty ones. */
async function* tellingsOf(body: ReadableStream<Uint8Array>, line: AbortController): AsyncGenerator<Telling> {
  const decoder = new TextDecoder()
  const silence = setTimeout(() => line.abort(new Error('the line is silent')), LONGEST_SILENCE_MS)
  let text = ''
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      silence.refresh()
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      if (text.length > MAX_BLOCK_CHARACTERS) throw new TeyueNoAnswer('unreadable', 'What came is no stream of events.')
      for (const block of blocks) {
        const [id, data] = ['id', 'data'].map((name) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1])
        if (id) yield { id, event: data === undefined ? null : (JSON.parse(data) as Event) }
      }
    }
  } finally {
    clearTimeout(silence)
  }
}

function remember(told: Set<string>, id: string): void {
  told.add(id)
  const [oldest] = told
  if (told.size > MAX_REMEMBERED && oldest !== undefined) told.delete(oldest)
}
