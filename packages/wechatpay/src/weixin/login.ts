import type { CallOptions } from '../call.ts'
import type { Answer } from '../exchange.ts'
import { filled, optional, record, text } from '../shapes.ts'
import { type App, assertAppid } from './app.ts'
import type { Ask } from './ask.ts'

const MAX_CODE_CHARS = 512

/** Who came back with a code. The openid is the payer's name under this very appid, and under no other. */
export type Login = {
  readonly appid: string
  readonly openid: string
  /** Only for appids bound to an open-platform account. */
  readonly unionid: string | null
  /** True: WeChat made up this openid for a page seen without consent (快照页). Such a visitor cannot pay. */
  readonly snapshot: boolean
}

/** `sessionKey` is a function so that it does not reach a log with the object that has it. It never leaves the server. */
export type MiniProgramLogin = {
  readonly appid: string
  readonly openid: string
  readonly unionid: string | null
  readonly sessionKey: () => string
}

/**
 * Both throw `WechatPayError`. A code is good once and for five minutes: after INVALID_CODE, CODE_USED, CODE_EXPIRED, and
 * after an unknown outcome that ends in one of these, the login begins again.
 */
export type Logins = {
  /** Official page: 网页授权, 第二步 通过 code 换取网页授权 access_token. The payer's own tokens are not kept. */
  byCode(app: App, code: string, options?: CallOptions): Promise<Answer<Login>>
  /** Official page: 小程序登录 code2Session. PAYER_BLOCKED (40226): WeChat deems this payer a high risk. */
  byMiniProgramCode(app: App, code: string, options?: CallOptions): Promise<Answer<MiniProgramLogin>>
}

type WebWire = { readonly openid: string; readonly unionid?: string; readonly is_snapshotuser?: unknown }
type SessionWire = { readonly openid: string; readonly session_key: string; readonly unionid?: string }

const checkWeb = record<WebWire>({ openid: filled, unionid: optional(text), is_snapshotuser: () => null })
const checkSession = record<SessionWire>({ openid: filled, session_key: filled, unionid: optional(text) })

export function createLogins(ask: Ask): Logins {
  const exchange = <T>(
    path: string,
    codeName: string,
    check: typeof checkWeb,
    app: App,
    code: string,
    options?: CallOptions,
  ) => {
    assertAppid(app.appid)
    assertCode(code)
    const query = { appid: app.appid, secret: app.secret, [codeName]: code, grant_type: 'authorization_code' }
    return ask<T>({ method: 'GET', path, query, secrets: [app.secret, code], check }, options)
  }
  return {
    byCode: async (app, code, options) => {
      const { data, exchange: kept } = await exchange<WebWire>(
        '/sns/oauth2/access_token',
        'code',
        checkWeb,
        app,
        code,
        options,
      )
      const snapshot = data.is_snapshotuser === 1
      return {
        data: { appid: app.appid, openid: data.openid, unionid: data.unionid ?? null, snapshot },
        exchange: kept,
      }
    },
    byMiniProgramCode: async (app, code, options) => {
      const { data, exchange: kept } = await exchange<SessionWire>(
        '/sns/jscode2session',
        'js_code',
        checkSession,
        app,
        code,
        options,
      )
      const { openid, session_key, unionid } = data
      return {
        data: { appid: app.appid, openid, unionid: unionid ?? null, sessionKey: () => session_key },
        exchange: kept,
      }
    },
  }
}

function assertCode(code: string): void {
  if (code === '' || code.length > MAX_CODE_CHARS) throw new TypeError(`a code has 1 to ${MAX_CODE_CHARS} characters`)
}
