import type { CallOptions } from './call.ts'

/** Runs a call that ends when its time is up or its caller gives up, retries included. */
export async function withDeadline<R>(
  { signal, answerTimeoutMs }: CallOptions,
  usualTimeoutMs: number,
  run: (signal: AbortSignal) => Promise<R>,
): Promise<R> {
  const timeoutMs = answerTimeoutMs ?? usualTimeoutMs
  const ending = new AbortController()
  const onAbort = () => ending.abort(new DOMException('the caller gave up', 'AbortError'))
  const onTimeout = () => ending.abort(new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError'))

  const timer = setTimeout(onTimeout, timeoutMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted) onAbort()
  try {
    return await run(ending.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
