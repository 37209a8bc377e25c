import { filled, record, whole } from '../shapes.ts'
import type { App } from './app.ts'
import type { Ask, Question } from './ask.ts'
import type { StoredToken } from './token-store.ts'

/**
 * `stable` is WeChat's advice: asking again brings the same token, and only a forced renewal takes the old one away.
 * `classic` makes a new token at each asking. The two kinds do not disturb each other.
 */
export type TokenKind = 'stable' | 'classic'

export type FetchToken = (app: App, force: boolean) => Promise<StoredToken>

type Wire = { readonly access_token: string; readonly expires_in: number }
const check = record<Wire>({ access_token: filled, expires_in: whole })

/** Official pages: 获取稳定版接口调用凭据 getStableAccessToken; 获取接口调用凭据 getAccessToken. */
export function createFetchToken(ask: Ask, kind: TokenKind, now: () => Date): FetchToken {
  return async (app, force) => {
    const obtainedAt = now()
    const { data } = await ask<Wire>(kind === 'stable' ? stable(app, force) : classic(app))
    const expiresAt = new Date(obtainedAt.getTime() + data.expires_in * 1000)
    return { token: data.access_token, obtainedAt, expiresAt }
  }
}

function stable({ appid, secret }: App, force: boolean): Question {
  const body = { grant_type: 'client_credential', appid, secret, force_refresh: force }
  return { method: 'POST', path: '/cgi-bin/stable_token', body, secrets: [secret], check, asksForToken: true }
}

function classic({ appid, secret }: App): Question {
  const query = { grant_type: 'client_credential', appid, secret }
  return { method: 'GET', path: '/cgi-bin/token', query, secrets: [secret], check, asksForToken: true }
}
