import { OFFICIAL_BASE_URL } from '@teyue/wechatpay/connections'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { request } from 'undici'
import type { Context } from '../../context.ts'
import { readBounded } from '../../kit/bounded-text.ts'
import { downloadPlatformKeys, toPlatformKey } from '../../wechat/download-platform-keys.ts'
import { type ReadKeys, readKeys } from '../../wechat/read-keys.ts'
import type { GivenKeys, NewAccount, PlatformKey } from './account.ts'
import { type Finding, finding, stateOf } from './account-finding.ts'
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
    await storePlatformKeys(ctx, providerId, accountId, data.map(toPlatformKey))
  } catch (error) {
    if (!(error instanceof WechatPayError) || error.code !== 'RESOURCE_NOT_EXISTS') throw error
    await storePlatformKeys(ctx, providerId, accountId, [])
  }
}

/** What was found, and the account ready to be kept where all of it is right. */
export type CheckedKeys = Pick<ReadKeys, 'findings' | 'certificate'> & { readonly account: NewAccount | null }

/**
 * Looks at each key that is given; once all are there and right, asks WeChat whether it accepts them. Keeps nothing.
 */
export async function checkAccountKeys(ctx: Context, given: GivenKeys): Promise<CheckedKeys> {
  const baseUrl = given.mode === 'live' ? OFFICIAL_BASE_URL : ctx.simulatorUrl
  const ahead = given.mode === 'test' ? ((await askClock(baseUrl)) ?? 0) : 0
  const now = () => new Date(ctx.now().getTime() + ahead)
  const { findings, certificate, file } = readKeys(given, now())
  const { spMchid, apiV3Key } = given
  if (!file || !certificate || !spMchid || !apiV3Key || findings.some((one) => stateOf(one) !== 'good'))
    return { findings: [...findings, finding('wechat', 'WECHAT_WAITING')], certificate, account: null }
  const { mode, apiV2Key } = given
  const account = { mode, spMchid, baseUrl, serial: certificate.serial, ...file, apiV3Key, apiV2Key }
  const { found, platformKeys } = await askForCertificates({ ...account, platformKeys: publicKeysOf(given) }, now)
  const isAccepted = stateOf(found) === 'good'
  return { findings: [...findings, found], certificate, account: isAccepted ? { ...account, platformKeys } : null }
}

async function askForCertificates(
  account: NewAccount,
  now: () => Date,
): Promise<{ readonly found: Finding; readonly platformKeys: readonly PlatformKey[] }> {
  const { platformKeys: publicKeys, baseUrl } = account
  try {
    return { found: finding('wechat', 'WECHAT_GOOD'), platformKeys: await downloadPlatformKeys(account, now) }
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    const hasPublicKey = publicKeys.length > 0
    return { found: judgeRefusal(error, hasPublicKey, baseUrl), platformKeys: publicKeys }
  }
}

function judgeRefusal({ code, message: words }: WechatPayError, hasPublicKey: boolean, baseUrl: string): Finding {
  switch (code) {
    case 'RESOURCE_NOT_EXISTS':
      return finding('wechat', hasPublicKey ? 'WECHAT_GOOD' : 'WECHAT_NEEDS_PUBLIC_KEY')
    case 'BAD_SIGNATURE':
      // The certificates that the answer brings open under the right key only.
      return finding('wechat', 'WECHAT_V3_KEY')
    case 'SIGN_ERROR':
      return finding('wechat', 'WECHAT_SIGN', { words })
    case 'NOT_SENT':
    case 'NO_ANSWER':
      return finding('wechat', 'WECHAT_UNREACHABLE', { words, host: new URL(baseUrl).host })
    default:
      return finding('wechat', 'WECHAT_REFUSES', { words })
  }
}

function publicKeysOf({ publicKeyId, publicKeyPem }: GivenKeys): PlatformKey[] {
  if (!publicKeyId || !publicKeyPem) return []
  return [{ serial: publicKeyId, pem: publicKeyPem, kind: 'public_key', expiresAt: null }]
}

/** Null when the simulator cannot be asked just now; the next look is already promised. */
async function askClock(baseUrl: string): Promise<number | null> {
  try {
    const { body } = await request(new URL('/_control/clock', baseUrl), {
      headersTimeout: clockTimeoutMs,
      bodyTimeout: clockTimeoutMs,
      signal: AbortSignal.timeout(clockTimeoutMs),
    })
    const answer: unknown = JSON.parse(await readBounded(body, maxClockAnswerBytes))
    const offset = (answer as { offset_ms?: unknown } | null)?.offset_ms
    return typeof offset === 'number' && Number.isSafeInteger(offset) ? offset : null
  } catch {
    return null
  }
}
