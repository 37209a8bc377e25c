import { setTimeout as pause } from 'node:timers/promises'
import { WechatPayError } from './errors.ts'

/** How long we wait before each repetition; their number bounds the repetitions. */
const RETRY_PAUSES_MS = [100, 300]

/**
 * Tries at one address after the other until the first success, the first failure that is not safe to repeat, or the last try.
 * Safe is what was certainly not sent, and a call that changes nothing (`harmless`) and met a passing trouble.
 */
export async function repeatSafely<R>(
  harmless: boolean,
  origins: readonly string[],
  signal: AbortSignal,
  tryAt: (origin: string) => Promise<R>,
): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await tryAt(origins[tries % origins.length] ?? '')
    } catch (error) {
      const pauseMs = RETRY_PAUSES_MS[tries]
      if (pauseMs === undefined || signal.aborted || !isSafeToRepeat(harmless, error)) throw error
      // Out of time during the pause: the error at hand says best what happened.
      const cut = await pause(pauseMs, false, { signal }).catch(() => true)
      if (cut) throw error
    }
  }
}

function isSafeToRepeat(harmless: boolean, error: unknown): boolean {
  if (!(error instanceof WechatPayError)) return false
  if (error.code === 'NOT_SENT') return true
  // A 429 is not answered with more of the same, and a signature that fails is shown to the caller at once.
  const passing = error.code === 'NO_ANSWER' || (error.status !== null && error.status >= 500)
  return harmless && passing
}
