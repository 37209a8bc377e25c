import { Agent, type Dispatcher } from 'undici'

export const OFFICIAL_BASE_URL = 'https://api.mch.weixin.qq.com'
export const ANSWER_TIMEOUT_MS = 5000
export const CONNECT_TIMEOUT_MS = 2000
export const USER_AGENT = 'teyue-wechatpay/0.1'
const MAX_CONNECTIONS = 128

/** What TLS is to be made with, beyond Node's own. PEM. */
export type TlsMaterial = { readonly cert?: string; readonly key?: string; readonly ca?: string | readonly string[] }

// undici's own answer timeouts are coarse; ours end the call to the millisecond, so theirs are switched off.
export function createAgent(
  connectTimeoutMs: number,
  { cert, key, ca }: TlsMaterial = {},
  maxConnections = MAX_CONNECTIONS,
): Agent {
  return new Agent({
    connect: {
      timeout: connectTimeoutMs,
      ...(cert === undefined || key === undefined ? {} : { cert, key }),
      ...(ca === undefined ? {} : { ca: typeof ca === 'string' ? ca : [...ca] }),
    },
    connections: maxConnections,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

/** A `close` for what the client made itself. Again it is the same end: undici refuses to close twice. */
export function closingOnce(own: readonly (Pick<Dispatcher, 'close'> | null)[]): () => Promise<void> {
  let closing: Promise<void> | null = null
  return async () => {
    closing ??= Promise.all(own.map((agent) => agent?.close())).then(() => undefined)
    return closing
  }
}

/** Addresses without a path. Throws TypeError for anything else. */
export function readOrigins(baseUrl: string | readonly string[]): readonly string[] {
  const origins = (typeof baseUrl === 'string' ? [baseUrl] : baseUrl).map((url) => {
    const { origin, pathname, search, protocol } = new URL(url)
    const bare = pathname === '/' && search === '' && (protocol === 'https:' || protocol === 'http:')
    if (!bare) throw new TypeError(`${url} is not a bare http(s) address`)
    return origin
  })
  if (origins.length === 0) throw new TypeError('baseUrl names no address')
  return origins
}
