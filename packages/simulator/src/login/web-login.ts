import { why } from '../explain/because.ts'
import { openidOf } from '../orders/openid.ts'
import type { Login } from '../storage/login-rows.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { checkApp, checkGrantType, findApp, need, type Params } from './check-app.ts'
import { LoginError } from './errors.ts'
import { keepLogin } from './keep-login.ts'
import { takeCode } from './login-code.ts'
import { unionidOf } from './unionid.ts'

const TOKEN_CHARACTERS = 100
const ACCESS_S = 7_200
const REFRESH_MS = 30 * 86_400_000

/** `/sns/oauth2/access_token`: a code that came with the redirect, or from a mobile app, for the payer's openid. */
export function exchangeWebCode(world: World, params: Params): unknown {
  const app = checkApp(world, params)
  const code = need(params, 'code', 'codeMissing')
  checkGrantType(params, 'authorization_code')
  return tokensFor(world, app, takeCode(world, code, 'web_code', app))
}

/** `/sns/oauth2/refresh_token`: the refresh token itself lives on, and no secret is asked for. */
export function refreshWebToken(world: World, params: Params): unknown {
  const app = findApp(world, params)
  checkGrantType(params, 'refresh_token')
  const token = need(params, 'refresh_token', 'refreshTokenMissing')
  const login = world.store.get('logins', token)
  if (login?.kind !== 'refresh' || login.appid !== app.appid) {
    throw new LoginError('refreshToken', why('loginRefreshToken', { appid: app.appid }))
  }
  if (login.expires_at <= world.clock.now()) {
    throw new LoginError('refreshTokenExpired', why('loginRefreshExpired'))
  }
  return { ...accessFor(world, app, login), refresh_token: token, ...personOf(app, login) }
}

/** `/sns/auth`: whether the payer's access token still holds. */
export function checkWebToken(world: World, params: Params): unknown {
  findAccess(world, params)
  return { errcode: 0, errmsg: 'ok' }
}

/** `/sns/userinfo`: only with the scope that the payer agreed to. Names are all that is left of it since 2021. */
export function readWebUser(world: World, params: Params): unknown {
  const { login, app } = findAccess(world, params)
  if (login.scope !== 'snsapi_userinfo') throw new LoginError('unauthorized', why('loginScope'))
  return {
    openid: openidOf(login.payer, app.appid),
    nickname: world.store.get('payers', login.payer)?.name ?? '微信用户',
    sex: 0,
    language: '',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    privilege: [],
    ...unionidOf(login.payer, app),
  }
}

function tokensFor(world: World, app: Appid, login: Login): unknown {
  const refresh_token = keepLogin(
    world,
    { ...login, kind: 'refresh', expires_at: world.clock.now() + REFRESH_MS },
    TOKEN_CHARACTERS,
  )
  return {
    ...accessFor(world, app, login),
    refresh_token,
    ...personOf(app, login),
    ...(login.scope === 'snsapi_userinfo' ? unionidOf(login.payer, app) : {}),
  }
}

function accessFor(world: World, app: Appid, login: Login): { access_token: string; expires_in: number } {
  const expires_at = world.clock.now() + ACCESS_S * 1000
  const grant = { kind: 'access', payer: login.payer, appid: app.appid, scope: login.scope, expires_at } as const
  return { access_token: keepLogin(world, grant, TOKEN_CHARACTERS), expires_in: ACCESS_S }
}

function personOf(app: Appid, login: Login): { openid: string; scope: string } {
  return { openid: openidOf(login.payer, app.appid), scope: login.scope ?? '' }
}

function findAccess(world: World, params: Params): { login: Login; app: Appid } {
  const token = need(params, 'access_token', 'accessTokenMissing')
  const openid = need(params, 'openid', 'openidMissing')
  const login = world.store.get('logins', token)
  const app = world.store.get('appids', login?.appid ?? '')
  if (login?.kind !== 'access' || !app) throw new LoginError('credential', why('loginTokenUnknown'))
  if (login.expires_at <= world.clock.now()) throw new LoginError('accessTokenExpired', why('loginTokenExpired'))
  if (openid !== openidOf(login.payer, app.appid)) {
    throw new LoginError('openid', why('loginOpenidOther'))
  }
  return { login, app }
}
