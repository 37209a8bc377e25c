export type TeyueOptions = {
  /** An API key: `tk_test_…` or `tk_live_…`. */
  readonly key: string
  /** Where Teyue is, as `https://pay.example.cn`. */
  readonly baseUrl: string
  /** How long one attempt may take. The platform itself waits up to 8 s for WeChat, so that less than 10 s is unwise. */
  readonly timeoutMs?: number
  /** How often a call is tried in all, where trying again is safe. */
  readonly maxAttempts?: number
  /** The pause before the second attempt; it doubles with each. */
  readonly pauseMs?: number
  /** For proxies and tests; Node's own unless told. */
  readonly fetch?: typeof fetch
}

/** What one call may be told. */
export type CallOptions = { readonly signal?: AbortSignal; readonly timeoutMs?: number }
/** What a call that makes something may be told: a key of your own instead of one made for this call. */
export type KeyedOptions = CallOptions & { readonly idempotencyKey?: string }

export type Settings = Required<TeyueOptions>

const TIMEOUT_MS = 20_000
const MAX_ATTEMPTS = 3
const PAUSE_MS = 500
const form = /^tk_(test|live)_[\w-]{43}$/

export function settingsOf(options: TeyueOptions): Settings {
  if (!form.test(options.key)) throw new TypeError('`key` is no API key of Teyue: it begins with tk_test_ or tk_live_.')
  const url = URL.canParse(options.baseUrl) ? new URL(options.baseUrl) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash)
    throw new TypeError('`baseUrl` must be an http or https address without query, as https://pay.example.cn.')
  const settings = {
    timeoutMs: TIMEOUT_MS,
    maxAttempts: MAX_ATTEMPTS,
    pauseMs: PAUSE_MS,
    fetch: globalThis.fetch,
    ...options,
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
  }
  assertCount('timeoutMs', settings.timeoutMs)
  assertCount('maxAttempts', settings.maxAttempts)
  assertCount('pauseMs', settings.pauseMs)
  return settings
}

function assertCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`\`${name}\` must be a whole number above 0.`)
}
