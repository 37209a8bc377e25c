import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Exchange } from '@teyue/wechatpay/exchange'
import type { Context } from '../../context.ts'
import type { Account, PlatformKey } from '../../features/providers/account.ts'
import { selectPlatformKeys } from '../../features/providers/store.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import { type Finding, failed, good, reasonOf, soon, wrong } from './finding.ts'

const dayMs = 86_400_000
const expiresSoonMs = 30 * dayMs
const longestDriftMs = 60_000

/** One WeChat account: its keys, WeChat's keys, the way there, and the clock at its end. */
export async function lookAtAccount(ctx: Context, account: Account, acceptsLive: boolean): Promise<Finding[]> {
  const name = (what: string) => `${account.spMchid} ${what}`
  let opened: WechatAccount
  try {
    opened = await ctx.wechat.of(account)
  } catch (error) {
    return [failed(name('keys'), error, 'Connect the account again with its private key and APIv3 key.')]
  }
  const keys = await inTenant(ctx, account, (tx) => selectPlatformKeys(tx, account.id))
  return [
    good(name('keys'), `of the ${account.mode} account open and are of the right kind`),
    { ...judgePlatformKeys(keys, opened.now()), about: name('WeChat’s keys') },
    ...(await ask(account, opened)).map((finding) => ({ ...finding, about: name(finding.about) })),
    ...(account.mode === 'live' && !acceptsLive ? [needsHttps(name('notices'))] : []),
  ]
}

/** By what WeChat's word is verified: public keys do not expire, certificates do. */
export function judgePlatformKeys(keys: readonly PlatformKey[], now: Date): Finding {
  const about = 'WeChat’s keys'
  const publicKey = keys.find((key) => key.kind === 'public_key')
  const leftMs = Math.max(...keys.map(({ expiresAt }) => (expiresAt?.getTime() ?? -Infinity) - now.getTime()))
  const days = Math.floor(leftMs / dayMs)
  if (leftMs > expiresSoonMs) {
    return good(about, `certificate for ${days} more days${publicKey ? `, and public key ${publicKey.serial}` : ''}`)
  }
  if (publicKey) return good(about, `public key ${publicKey.serial}, which does not expire`)
  if (leftMs > 0) {
    const remedy =
      'WeChat issues the next one before, and the worker fetches it; or switch to the public key (API安全).'
    return soon(about, `certificate ends in ${days} days and there is no newer one`, remedy)
  }
  const remedy =
    'The worker fetches certificates by itself once the account is reachable; if it has none, add its public key (商户平台 → 账户中心 → API安全).'
  return wrong(about, 'none that is valid: no answer and no notice can be verified', remedy)
}

async function ask(account: Account, { client, now }: WechatAccount): Promise<Finding[]> {
  try {
    const { data, exchange } = await client.certificates.download()
    const way = good(
      'reachable',
      `${account.baseUrl} answered, ${data.length === 1 ? 'one certificate' : `${data.length} certificates`}, signature verified`,
    )
    return [way, ...judgeClock(account, exchange.answerHeaders, now())]
  } catch (error) {
    if (!(error instanceof WechatPayError)) return [wrong('reachable', reasonOf(error))]
    const clock = error.exchange ? judgeClock(account, error.exchange.answerHeaders, now()) : []
    if (error.code !== 'RESOURCE_NOT_EXISTS')
      return [wrong('reachable', error.message, wayOut(account, error)), ...clock]
    return [good('reachable', `${account.baseUrl} answered: public-key mode, no certificates`), ...clock]
  }
}

/** The other end's clock. A simulator's may be turned, which its `Date` header, the machine's, does not show. */
export function judgeClock({ mode }: Pick<Account, 'mode'>, headers: Exchange['answerHeaders'], now: Date): Finding[] {
  const stamp = Number(headers['wechatpay-timestamp'] || Number.NaN) * 1000
  const theirs = Number.isNaN(stamp) && mode === 'live' ? Date.parse(headers.date ?? '') : stamp
  if (Number.isNaN(theirs)) return []
  const drift = Math.round((theirs - now.getTime()) / 1000)
  const says = `at the other end is ${Math.abs(drift)} s ${drift < 0 ? 'behind' : 'ahead of'} the account’s`
  if (Math.abs(drift) * 1000 <= longestDriftMs) return [good('clock', says)]
  const live = 'Set this machine’s clock by NTP (timedatectl set-ntp true); WeChat refuses more than 5 minutes.'
  const test = 'A worker that runs follows the simulator’s clock within a minute: start "teyue work" or "teyue start".'
  return [wrong('clock', says, mode === 'live' ? live : test)]
}

function wayOut({ mode, baseUrl }: Account, { code }: WechatPayError): string {
  if (code === 'NOT_SENT' || code === 'NO_ANSWER') {
    return mode === 'test'
      ? `Start the simulator of ${baseUrl} ("teyue simulate", or "teyue start" with everything).`
      : `Let this machine reach ${new URL(baseUrl).host} (DNS, firewall, proxy).`
  }
  if (code === 'SIGN_ERROR') {
    return 'The number, the certificate’s serial and the private key must belong together, as the partner platform shows them; or the clock is wrong.'
  }
  if (code === 'BAD_SIGNATURE')
    return 'The answer was not signed with a key we hold, or not now: see WeChat’s keys and clock.'
  return 'WeChat’s words above name the reason; the partner platform’s API安全 page is where keys are looked up.'
}

function needsHttps(about: string): Finding {
  return wrong(
    about,
    'of real payments are sent only to https, and TEYUE_PUBLIC_URL is not',
    'Set TEYUE_PUBLIC_URL to the https address that leads here.',
  )
}
