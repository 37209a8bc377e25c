import { request } from 'undici'
import { WechatPayError } from '../errors.ts'
import type { StoredToken, TokenStore } from '../weixin/token-store.ts'
import { createWeixin } from '../weixin/weixin.ts'
import { NOON } from './wechat.ts'
import { APP } from './weixin.ts'

// A process of its own that shares a store with others: node token-asker.ts WEIXIN STORE COUNT LEASE_MS. It asks COUNT
// times at once and prints the tokens; when refused is named as a fifth word, the token of that name is refused.

const [weixinUrl = '', storeUrl = '', count = '1', leaseMs = '1000', refused] = process.argv.slice(2)

const tokenStore: TokenStore = {
  read: async (appid) => revive(await ask('read', [appid])),
  takeLease: async (appid, forMs) => (await ask('takeLease', [appid, forMs])) as string | null,
  write: async (appid, lease, token) => (await ask('write', [appid, lease, token])) === true,
  release: async (appid, lease) => void (await ask('release', [appid, lease])),
}
const later = new Date(NOON.getTime() + (refused ? 60_000 : 0))
const weixin = createWeixin({ now: () => later, baseUrl: weixinUrl, tokenStore, leaseMs: Number(leaseMs) })
const call = async (token: string) => {
  if (token !== refused) return token
  throw new WechatPayError({ code: 'TOKEN_REFUSED', message: 'refused', mayRetry: true, outcomeKnown: true })
}
const asked = Array.from({ length: Number(count) }, () => weixin.tokens.use(APP, call))
process.stdout.write(JSON.stringify(await Promise.all(asked)))
await weixin.close()

async function ask(method: string, args: readonly unknown[]): Promise<unknown> {
  const { body } = await request(storeUrl, { method: 'POST', body: JSON.stringify([method, ...args]) })
  return ((await body.json()) as [unknown])[0]
}

function revive(value: unknown): StoredToken | null {
  const row = value as { token: string; obtainedAt: string; expiresAt: string } | null
  return row && { token: row.token, obtainedAt: new Date(row.obtainedAt), expiresAt: new Date(row.expiresAt) }
}
