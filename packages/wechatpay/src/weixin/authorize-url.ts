import { assertAppid } from './app.ts'

export const OFFICIAL_OPEN_URL = 'https://open.weixin.qq.com'
const STATE = /^[a-zA-Z0-9]{1,128}$/
const MAX_REDIRECT_CHARS = 1024

/** `snsapi_base` is silent and brings the openid; `snsapi_userinfo` asks the payer first. */
export type AuthorizeScope = 'snsapi_base' | 'snsapi_userinfo'

export type AuthorizeInput = {
  readonly appid: string
  /** http(s), on a domain registered with this appid; the payer returns to it with `code` and `state`. */
  readonly redirectUri: string
  readonly scope: AuthorizeScope
  /** 1 to 128 of `a-z A-Z 0-9`, bound to the payer's browser: without it a stranger's code could be slipped in. */
  readonly state: string
  /** The simulator's address; without a path. */
  readonly openUrl?: string
}

/**
 * Where to send a payer's browser for a code. WeChat compares the order of the parameters, so that it is fixed here.
 * Official page: 网页授权, 第一步. Throws TypeError for what WeChat would answer with a page of its own.
 */
export function authorizeUrl({ appid, redirectUri, scope, state, openUrl }: AuthorizeInput): string {
  assertAppid(appid)
  if (!STATE.test(state)) throw new TypeError('state has 1 to 128 letters and digits')
  const { protocol } = new URL(redirectUri)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`${redirectUri} is not an http(s) address`)
  if (redirectUri.length > MAX_REDIRECT_CHARS) {
    throw new TypeError(`redirectUri has at most ${MAX_REDIRECT_CHARS} characters, not ${redirectUri.length}`)
  }
  const { origin } = new URL(openUrl ?? OFFICIAL_OPEN_URL)
  return (
    `${origin}/connect/oauth2/authorize?appid=${appid}&redirect_uri=${encodeURIComponent(redirectUri)}` +
    `&response_type=code&scope=${scope}&state=${state}#wechat_redirect`
  )
}
