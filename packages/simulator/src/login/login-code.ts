import { why } from '../explain/because.ts'
import type { Login, LoginScope } from '../storage/login-rows.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { LoginError } from './errors.ts'
import { keepLogin } from './keep-login.ts'

const CODE_CHARACTERS = 32
const CODE_LIFETIME_MS = 5 * 60_000

/** What the payer's phone is given for the server of the appid: once, for five minutes. */
export function makeCode(world: World, payer: string, appid: Appid, scope: LoginScope): string {
  const kind = appid.kind === 'mini_program' ? 'mini_code' : 'web_code'
  const expires_at = world.clock.now() + CODE_LIFETIME_MS
  return keepLogin(world, { kind, payer, appid: appid.appid, scope, expires_at }, CODE_CHARACTERS)
}

/** Takes the code; whoever comes second is told so. */
export function takeCode(world: World, code: string, kind: Login['kind'], appid: Appid): Login {
  const login = world.store.get('logins', code)
  if (login?.kind !== kind) throw new LoginError('code', why('loginCodeUnknown'))
  if (login.appid !== appid.appid) {
    throw new LoginError('code', why('loginCodeOfOther', { owner: login.appid ?? '', appid: appid.appid }))
  }
  if (login.used) throw new LoginError('codeUsed', why('loginCodeUsed'))
  if (login.expires_at <= world.clock.now()) throw new LoginError('code', why('loginCodeExpired'))
  world.store.write(() => world.store.put('logins', code, { ...login, used: true }))
  return login
}
