import { why } from '../explain/because.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import type { AppToken, AppTokens } from '../storage/login-rows.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { checkApp, checkGrantType, type Params } from './check-app.ts'
import { LoginError } from './errors.ts'

const TOKEN_CHARACTERS = 133
const TOKEN_LIFETIME_MS = 7_200_000
// How long the token before still works beside the new one, and how early the stable door changes tokens.
const OVERLAP_MS = 300_000
const FORCED_INTERVAL_MS = 30_000
const MOST_PLAIN_PER_DAY = 2_000
const MOST_FORCED_PER_DAY = 20
const NONE: AppTokens = { plain: [], stable: [], day: '', plain_calls: 0, forced_calls: 0, forced_at: 0 }

/** `/cgi-bin/token`: each call makes a new token, and of the old ones only the last works on, for five minutes. */
export function givePlainToken(world: World, params: Params): unknown {
  checkGrantType(params, 'client_credential')
  const app = checkApp(world, params)
  const tokens = today(world, app)
  if (tokens.plain_calls >= MOST_PLAIN_PER_DAY) {
    throw new LoginError('dailyQuota', why('loginQuota', { limit: MOST_PLAIN_PER_DAY }))
  }
  const now = world.clock.now()
  const plain = renew(tokens.plain, now)
  keep(world, app, { ...tokens, plain, plain_calls: tokens.plain_calls + 1 })
  return render(plain[0]!, now)
}

/** `/cgi-bin/stable_token`: the same token until its last five minutes, unless a new one is forced. */
export function giveStableToken(world: World, params: Params, forced: boolean): unknown {
  checkGrantType(params, 'client_credential')
  const app = checkApp(world, params)
  const now = world.clock.now()
  const tokens = today(world, app)
  const [current] = tokens.stable
  // Forced again within 30 seconds nothing is renewed, and nothing is counted.
  const renewing = forced && now - tokens.forced_at >= FORCED_INTERVAL_MS
  if (renewing && tokens.forced_calls >= MOST_FORCED_PER_DAY) {
    throw new LoginError('dailyQuota', why('loginQuota', { limit: MOST_FORCED_PER_DAY }))
  }
  if (current && current.expires_at - now > OVERLAP_MS && !renewing) return render(current, now)
  const stable = renew(tokens.stable, now)
  const count = renewing ? { forced_calls: tokens.forced_calls + 1, forced_at: now } : {}
  keep(world, app, { ...tokens, stable, ...count })
  return render(stable[0]!, now)
}

/** The app whose token this is, of whichever door. */
export function appOfToken(world: World, text: string | undefined): Appid {
  if (!text) throw new LoginError('accessTokenMissing', why('loginParamMissing', { name: 'access_token' }))
  const now = world.clock.now()
  for (const [appid, { plain, stable }] of world.store.tables.app_tokens.rows) {
    const token = [...plain, ...stable].find((one) => one.text === text)
    const app = token && world.store.get('appids', appid)
    if (!app) continue
    if (token.expires_at <= now) throw new LoginError('accessTokenExpired', why('loginTokenExpired'))
    return app
  }
  throw new LoginError('credential', why('loginTokenUnknown'))
}

function renew(before: readonly AppToken[], now: number): readonly [AppToken, ...AppToken[]] {
  const text = `90_${randomAlphanumeric(TOKEN_CHARACTERS)}`
  const old = before.slice(0, 1).map((token) => ({
    ...token,
    expires_at: Math.min(token.expires_at, now + OVERLAP_MS),
  }))
  return [{ text, expires_at: now + TOKEN_LIFETIME_MS }, ...old]
}

function render(token: AppToken, now: number): unknown {
  return { access_token: token.text, expires_in: Math.floor((token.expires_at - now) / 1000) }
}

// Counts begin anew with the day of Shanghai.
function today(world: World, app: Appid): AppTokens {
  const day = compactTime(world.clock.now()).slice(0, 8)
  const tokens = world.store.get('app_tokens', app.appid) ?? NONE
  return tokens.day === day ? tokens : { ...tokens, day, plain_calls: 0, forced_calls: 0 }
}

function keep(world: World, app: Appid, tokens: AppTokens): void {
  world.store.write(() => world.store.put('app_tokens', app.appid, tokens))
}
