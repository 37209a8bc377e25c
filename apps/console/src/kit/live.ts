import type { Event } from '@teyue/contract/event'
import { useEffect, useRef } from 'react'
import { type Stance, stanceHeaders, useStance } from './stance.ts'

const COME_BACK_AFTER_MS = 1_000
const MAX_LINE_CHARACTERS = 100_000

/**
 * Tells what happens to one thing, while it happens. The stream ends after a minute and is opened again where it ended; while
 * there is none (no network, no right) nothing is told, so whoever uses it reads now and then as well.
 */
export function useLive(subject: string | null, tell: (event: Event) => void): void {
  const stance = useStance()
  const told = useRef(tell)
  told.current = tell
  const { mode, as } = stance
  useEffect(() => {
    if (subject === null) return
    const end = new AbortController()
    void follow(subject, { mode, as }, end.signal, (event) => told.current(event))
    return () => end.abort()
  }, [subject, mode, as])
}

async function follow(
  subject: string,
  stance: Stance,
  signal: AbortSignal,
  tell: (event: Event) => void,
): Promise<void> {
  for (let last = ''; !signal.aborted; ) {
    try {
      const headers = { ...stanceHeaders(stance), ...(last ? { 'last-event-id': last } : {}) }
      const answer = await fetch(`/v1/events/stream?subject=${encodeURIComponent(subject)}`, { headers, signal })
      if (answer.status === 401 || answer.status === 403 || !answer.body) return
      for await (const event of eventsIn(answer.body)) {
        last = event.id
        tell(event)
      }
    } catch {
      if (signal.aborted) return
    }
    await new Promise((resolve) => setTimeout(resolve, COME_BACK_AFTER_MS))
  }
}

async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text = (text + part.value).slice(-MAX_LINE_CHARACTERS)
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6)) as Event
  }
}
