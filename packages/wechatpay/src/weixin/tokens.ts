import { WechatPayError } from '../errors.ts'
import { type App, assertAppid } from './app.ts'
import { type Obtained, type ObtainOptions, obtainToken } from './obtain-token.ts'

/** After a failure everybody is told the same for a moment, instead of asking again. */
const FAILURE_PAUSE_MS = 1000
const MAX_APPIDS = 10_000

/** Throws `WechatPayError` when no token can be had, and whatever the store throws. */
export type Tokens = {
  /** The token to send now. */
  get(app: App): Promise<string>
  /** Makes the call; when WeChat refuses the token, once more with a renewed one, and then never again. */
  use<T>(app: App, call: (token: string) => Promise<T>): Promise<T>
}

type Failure = { readonly error: unknown; readonly untilMs: number }

/**
 * Access tokens, one per appid however many processes ask. Within a process one asks for all; between processes the
 * holder of a lease does, while the others go on with the old token, or wait for the new one.
 */
export function createTokens(options: ObtainOptions): Tokens {
  const known = new Map<string, Obtained>()
  const failures = new Map<string, Failure>()
  const flights = new Map<string, Promise<Obtained>>()

  async function tokenBut(refused: string | null, app: App): Promise<string> {
    assertAppid(app.appid)
    const here = known.get(app.appid)
    if (here && here.token !== refused && options.now().getTime() < here.lookAgainAtMs) return here.token

    const key = JSON.stringify([app.appid, refused])
    const failure = failures.get(key)
    if (failure && performance.now() < failure.untilMs) throw failure.error
    const flight = flights.get(key) ?? takeOff(key, refused, app)
    return (await flight).token
  }

  function takeOff(key: string, refused: string | null, app: App): Promise<Obtained> {
    const flight = obtainToken(options, app, refused)
      .then(
        (obtained) => {
          keep(known, app.appid, obtained)
          failures.delete(key)
          return obtained
        },
        (error) => {
          keep(failures, key, { error, untilMs: performance.now() + FAILURE_PAUSE_MS })
          throw error
        },
      )
      .finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  return {
    get: (app) => tokenBut(null, app),
    use: async (app, call) => {
      const token = await tokenBut(null, app)
      try {
        return await call(token)
      } catch (error) {
        if (!(error instanceof WechatPayError) || error.code !== 'TOKEN_REFUSED') throw error
      }
      return call(await tokenBut(token, app))
    },
  }
}

function keep<T>(entries: Map<string, T>, key: string, value: T): void {
  entries.delete(key)
  entries.set(key, value)
  const oldest = entries.keys().next().value
  if (entries.size > MAX_APPIDS && oldest !== undefined) entries.delete(oldest)
}
