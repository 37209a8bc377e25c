import { rulesOf } from '../rules.ts'
import type { LoginScope } from '../storage/login-rows.ts'
import type { Appid } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { makeCode } from './login-code.ts'

const SCOPES: readonly string[] = ['snsapi_base', 'snsapi_userinfo']
const MAX_STATE_BYTES = 128

/** What WeChat's page shows instead of going on: its words, its number, and why, for the developer. */
export type AuthorizeProblem = { readonly words: string; readonly code: number; readonly reason: string }

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
  if (!appid) return problem('appid不能为空', 10_012, 'appid was not sent')
  if (!target) return problem('redirect_uri不能为空', 10_011, 'redirect_uri was not sent')
  if (!scope) return problem('scope不能为空', 10_010, 'scope was not sent')
  const app = world.store.get('appids', appid)
  if (app?.kind !== 'service_account') {
    return problem('不支持的Appid', 10_016, `${appid} is ${app ? `a ${app.kind}` : 'unknown'}, not a service account`)
  }
  if (!SCOPES.includes(scope)) return problem('此公众号并没有这些scope的权限', 10_005, `there is no scope ${scope}`)
  if (query.get('response_type') !== 'code') return problem('参数错误', 10_000, 'response_type must be code')
  if (state !== null && Buffer.byteLength(state) > MAX_STATE_BYTES) {
    return problem('state参数错误', 10_013, `state has more than ${MAX_STATE_BYTES} bytes`)
  }
  const redirect = URL.canParse(target) ? new URL(target) : null
  if (!redirect || !/^https?:$/.test(redirect.protocol)) {
    return problem('redirect_uri 参数错误', 10_003, 'redirect_uri is no http address; was it encoded once?')
  }
  if (rulesOf(world).oauthDomains === 'registered' && !app.oauth_domains.includes(redirect.hostname)) {
    const known = app.oauth_domains.join(', ') || 'none'
    return problem('redirect_uri域名与后台配置不一致', 10_003, `${redirect.hostname} is not among ${known}`)
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

function problem(words: string, code: number, reason: string): AuthorizeProblem {
  return { words, code, reason }
}
