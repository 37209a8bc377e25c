import { setTimeout as pause } from 'node:timers/promises'
import { WechatPayError } from '../errors.ts'
import type { App } from './app.ts'
import type { FetchToken } from './fetch-token.ts'
import type { StoredToken, TokenStore } from './token-store.ts'

// In a token's last five minutes WeChat hands out the next one while the old one still holds: renewal begins within them,
// in each process at another moment.
const RENEW_BEFORE_MS = 170_000
const RENEW_JITTER_MS = 120_000
/** A renewal that failed, or brought the same token again, is not tried sooner. */
const RENEW_PAUSE_MS = 10_000
/** While another process renews, its token is looked for this often. */
const LOOK_AGAIN_MS = 1000
/** WeChat forces a renewal at most every 30 s, and 20 times a day: a younger token is not taken away. */
const MIN_AGE_TO_RENEW_MS = 30_000
const POLL_MS = 50

export type ObtainOptions = {
  readonly store: TokenStore
  readonly fetchToken: FetchToken
  readonly now: () => Date
  /** How long a process may take for a renewal before another takes it over; longer than two answers take. */
  readonly leaseMs: number
  /** From 0 to 1, this process's place among those that renew early. */
  readonly jitter: number
}

/** A token, and until when it need not be looked for again. */
export type Obtained = { readonly token: string; readonly lookAgainAtMs: number }

/** The token of the store when it will do, else a new one, fetched by the one process that gets the lease. */
export async function obtainToken(options: ObtainOptions, app: App, refused: string | null): Promise<Obtained> {
  const { store, leaseMs } = options
  const endMs = performance.now() + 2 * leaseMs
  for (;;) {
    const stored = await store.read(app.appid)
    if (isFresh(options, stored, refused)) return found(options, stored)
    assertMayRenew(options, app, stored, refused)

    const lease = await store.takeLease(app.appid, leaseMs)
    if (lease !== null) return renew(options, app, refused, lease)
    if (holds(options, stored, refused)) return untilNextLook(options, stored, LOOK_AGAIN_MS)
    if (performance.now() > endMs) throw failure(app, 'NOT_SENT', 'others keep the lease and bring no token')
    await pause(POLL_MS)
  }
}

async function renew(options: ObtainOptions, app: App, refused: string | null, lease: string): Promise<Obtained> {
  const { store } = options
  let stored: StoredToken | null = null
  try {
    // Between our look and our lease another may have brought it.
    stored = await store.read(app.appid)
    if (!isFresh(options, stored, refused)) {
      const fetched = await fetchBut(options, app, refused)
      if (await store.write(app.appid, lease, fetched)) return found(options, fetched)
      // The lease was lost on the way: what its next holder wrote is younger.
      stored = (await store.read(app.appid)) ?? fetched
    }
  } catch (error) {
    await store.release(app.appid, lease).catch(() => undefined)
    if (holds(options, stored, refused)) return untilNextLook(options, stored, RENEW_PAUSE_MS)
    throw error
  }
  await store.release(app.appid, lease)
  return found(options, stored)
}

// Asked without force, WeChat tells the token that is right now, should another system have renewed it.
async function fetchBut({ fetchToken }: ObtainOptions, app: App, refused: string | null): Promise<StoredToken> {
  const fetched = await fetchToken(app, false)
  return fetched.token === refused ? fetchToken(app, true) : fetched
}

// A token refused so soon after it was made would be refused again: one renewal, no storm.
function assertMayRenew({ now }: ObtainOptions, app: App, stored: StoredToken | null, refused: string | null): void {
  if (refused === null || stored?.token !== refused) return
  if (now().getTime() - stored.obtainedAt.getTime() >= MIN_AGE_TO_RENEW_MS) return
  throw failure(app, 'TOKEN_REFUSED', 'a token made within the last 30 s is refused; it is not renewed again so soon')
}

function holds({ now }: ObtainOptions, stored: StoredToken | null, refused: string | null): stored is StoredToken {
  return stored !== null && stored.token !== refused && now() < stored.expiresAt
}

function isFresh(options: ObtainOptions, stored: StoredToken | null, refused: string | null): stored is StoredToken {
  return holds(options, stored, refused) && options.now().getTime() < renewAtMs(options, stored)
}

function found(options: ObtainOptions, stored: StoredToken): Obtained {
  return { token: stored.token, lookAgainAtMs: renewAtMs(options, stored) }
}

function untilNextLook({ now }: ObtainOptions, stored: StoredToken, pauseMs: number): Obtained {
  return { token: stored.token, lookAgainAtMs: now().getTime() + pauseMs }
}

function renewAtMs({ jitter }: ObtainOptions, { obtainedAt, expiresAt }: StoredToken): number {
  const early = expiresAt.getTime() - RENEW_BEFORE_MS - jitter * RENEW_JITTER_MS
  return Math.max(early, obtainedAt.getTime() + RENEW_PAUSE_MS)
}

function failure({ appid }: App, code: string, what: string): WechatPayError {
  const message = `access token of ${appid}: ${what}`
  return new WechatPayError({ code, message, mayRetry: true, outcomeKnown: true })
}
