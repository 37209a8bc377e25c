import { type Because, why } from '../explain/because.ts'
import { listed } from '../explain/facts.ts'
import { rulesOf } from '../rules.ts'
import type { LoginScope } from '../storage/login-rows.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { makeCode } from './login-code.ts'

const SCOPES: readonly string[] = ['snsapi_base', 'snsapi_userinfo']
const MAX_STATE_BYTES = 128

/** What WeChat's page shows instead of going on: its words, its number, and why, for the developer. */
export type AuthorizeProblem = { readonly words: string; readonly code: number; readonly because: Because }

export type AuthorizeRequest = {
  readonly app: Appid
  readonly redirect: URL
  readonly scope: LoginScope
  readonly state: string | null
}

/** Reads `/connect/oauth2/authorize` as the page of open.weixin.qq.com does. */
export function readAuthorize(world: World, query: URLSearchParams): AuthorizeRequest | AuthorizeProblem {
  const appid = query.get('appid')
  const target = query.get('redirect_uri')
  const scope = query.get('scope')
  const state = query.get('state')
  if (!appid) return problem('appid不能为空', 10_012, why('loginParamMissing', { name: 'appid' }))
  if (!target) return problem('redirect_uri不能为空', 10_011, why('loginParamMissing', { name: 'redirect_uri' }))
  if (!scope) return problem('scope不能为空', 10_010, why('loginParamMissing', { name: 'scope' }))
  const app = world.store.get('appids', appid)
  if (app?.kind !== 'service_account') {
    return problem('不支持的Appid', 10_016, why('oauthAppid', { appid, found: app?.kind ?? '—' }))
  }
  if (!SCOPES.includes(scope))
    return problem('此公众号并没有这些scope的权限', 10_005, why('oauthScope', { given: scope }))
  const given = query.get('response_type') ?? ''
  if (given !== 'code') return problem('参数错误', 10_000, why('oauthResponseType', { given }))
  const bytes = Buffer.byteLength(state ?? '')
  if (bytes > MAX_STATE_BYTES) return problem('state参数错误', 10_013, why('oauthState', { bytes }))
  const redirect = URL.canParse(target) ? new URL(target) : null
  if (!redirect || !/^https?:$/.test(redirect.protocol)) {
    return problem('redirect_uri 参数错误', 10_003, why('oauthRedirect', { given: target }))
  }
  if (rulesOf(world).oauthDomains === 'registered' && !app.oauth_domains.includes(redirect.hostname)) {
    const because = why('oauthDomain', { host: redirect.hostname, appid, known: listed(app.oauth_domains) })
    return problem('redirect_uri域名与后台配置不一致', 10_003, because)
  }
  return { app, redirect, scope: scope as LoginScope, state }
}

/** Where the payer's browser is sent; a payer who does not agree brings no code. */
export function redirectOf(world: World, request: AuthorizeRequest, payer: string, agreed: boolean): string {
  const target = new URL(request.redirect)
  if (agreed) target.searchParams.append('code', makeCode(world, payer, request.app, request.scope))
  if (request.state !== null) target.searchParams.append('state', request.state)
  return target.href
}

function problem(words: string, code: number, because: Because): AuthorizeProblem {
  return { words, code, because }
}
