import { WechatPayError } from '@teyue/wechatpay/errors'
import { request } from 'undici'
import type { Context } from '../../context.ts'
import { getAccount } from './get-account.ts'
import { startKeyRefresh, storePlatformKeys } from './store-platform-keys.ts'
import { turnClock } from './turn-clock.ts'

const clockTimeoutMs = 1_500
const maxClockAnswerBytes = 10_000

/** Asks the simulator what time it is and turns the account's clock to it. Live accounts are never asked. */
export async function followClock(ctx: Context, providerId: string, accountId: string): Promise<void> {
  const account = await getAccount(ctx, providerId, accountId)
  if (account.mode !== 'test') return
  const offsetMs = await askClock(account.baseUrl)
  await turnClock(ctx, providerId, accountId, offsetMs ?? account.clockOffsetMs)
}

/** Fetches WeChat's newest certificates. An account in public-key mode has none, which is an answer too. */
export async function refreshPlatformKeys(ctx: Context, providerId: string, accountId: string): Promise<void> {
  const { client } = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
  await startKeyRefresh(ctx, providerId, accountId)
  try {
    const { data } = await client.certificates.download()
    const keys = data.map(({ serial, pem, expiresAt }) => ({ serial, pem, expiresAt, kind: 'certificate' as const }))
    await storePlatformKeys(ctx, providerId, accountId, keys)
  } catch (error) {
    if (!(error instanceof WechatPayError) || error.code !== 'RESOURCE_NOT_EXISTS') throw error
    await storePlatformKeys(ctx, providerId, accountId, [])
  }
}

/** Null when the simulator cannot be asked just now; the next look is already promised. */
async function askClock(baseUrl: string): Promise<number | null> {
  try {
    const { body } = await request(new URL('/_control/clock', baseUrl), {
      headersTimeout: clockTimeoutMs,
      bodyTimeout: clockTimeoutMs,
      signal: AbortSignal.timeout(clockTimeoutMs),
    })
    const answer: unknown = JSON.parse((await body.text()).slice(0, maxClockAnswerBytes))
    const offset = (answer as { offset_ms?: unknown } | null)?.offset_ms
    return typeof offset === 'number' && Number.isSafeInteger(offset) ? offset : null
  } catch {
    return null
  }
}
