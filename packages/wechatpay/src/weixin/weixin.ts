import type { Agent, Dispatcher } from 'undici'
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, closingOnce, createAgent, USER_AGENT } from '../connections.ts'
import { createAsk } from './ask.ts'
import { createFetchToken, type TokenKind } from './fetch-token.ts'
import { createLogins, type Logins } from './login.ts'
import { createMemoryTokenStore, type TokenStore } from './token-store.ts'
import { createTokens, type Tokens } from './tokens.ts'

export const OFFICIAL_WEIXIN_URL = 'https://api.weixin.qq.com'
const MAX_CONNECTIONS = 16

export type WeixinOptions = {
  readonly now: () => Date
  /** Shared between processes; without one, tokens are this process's own. */
  readonly tokenStore?: TokenStore
  /** `stable` unless another system of yours still uses the classic kind. */
  readonly tokenKind?: TokenKind
  /** The simulator's address; without a path. */
  readonly baseUrl?: string
  readonly dispatcher?: Dispatcher
  readonly answerTimeoutMs?: number
  readonly connectTimeoutMs?: number
  /** How long a process may take to renew a token before another takes it over. */
  readonly leaseMs?: number
  readonly userAgent?: string
}

export type Weixin = {
  readonly logins: Logins
  readonly tokens: Tokens
  /** Ends the connections this client made itself, once running calls are done. Again it does nothing. */
  close(): Promise<void>
}

/** What api.weixin.qq.com does for a payment: who the payer is under an appid, and the appid's access token. */
export function createWeixin(options: WeixinOptions): Weixin {
  const answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS
  const own = options.dispatcher
    ? null
    : createAgent(options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS, {}, MAX_CONNECTIONS)
  const ask = createAsk({
    origin: new URL(options.baseUrl ?? OFFICIAL_WEIXIN_URL).origin,
    dispatcher: options.dispatcher ?? (own as Agent),
    now: options.now,
    answerTimeoutMs,
    userAgent: options.userAgent ?? USER_AGENT,
  })
  const tokens = createTokens({
    store: options.tokenStore ?? createMemoryTokenStore(),
    fetchToken: createFetchToken(ask, options.tokenKind ?? 'stable', options.now),
    now: options.now,
    leaseMs: options.leaseMs ?? 3 * answerTimeoutMs,
    jitter: Math.random(),
  })
  return { logins: createLogins(ask), tokens, close: closingOnce([own]) }
}
