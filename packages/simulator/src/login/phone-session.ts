import type { IncomingMessage } from 'node:http'
import type { World } from '../world.ts'
import { keepLogin } from './keep-login.ts'

const COOKIE = 'wechat_phone'
const SESSION_CHARACTERS = 32
const SESSION_MS = 30 * 86_400_000

/** Who holds this browser in the hand: as if it were the one inside WeChat. */
export function openPhoneSession(world: World, payer: string): string {
  const expires_at = world.clock.now() + SESSION_MS
  return keepLogin(world, { kind: 'phone', payer, appid: null, scope: null, expires_at }, SESSION_CHARACTERS)
}

export function phoneCookie(session: string): string {
  return `${COOKIE}=${session}; Path=/; Max-Age=${SESSION_MS / 1000}; HttpOnly; SameSite=Lax`
}

/** As a browser sends it back. */
export function sessionCookie(session: string): string {
  return `${COOKIE}=${session}`
}

export function payerOfCookie(world: World, request: IncomingMessage): string | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const session = cookies.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? ''
  const login = world.store.get('logins', session)
  return login?.kind === 'phone' && login.expires_at > world.clock.now() ? login.payer : null
}
