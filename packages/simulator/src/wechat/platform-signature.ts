import { signText } from '../crypto/keys.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { PlatformKey, Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'

const NONCE_CHARACTERS = 32
const SIGNTEST_PREFIX = 'WECHATPAY/SIGNTEST/'
const PUBLIC_KEY_PREFIX = 'PUB_KEY_ID_'

export type KeyKind = PlatformKey['kind']

/** Which kind signs the answer: the caller says by `Wechatpay-Serial` what it can verify, if the SP has both. */
export function answerKind(provider: Provider, asked: string | undefined): KeyKind {
  if (provider.verify_mode !== 'both') return provider.verify_mode
  return asked?.startsWith(PUBLIC_KEY_PREFIX) ? 'public_key' : 'certificate'
}

/** During the switch notices come signed by either; which, is decided by the notice itself. */
export function noticeKind(provider: Provider, noticeId: string): KeyKind {
  if (provider.verify_mode !== 'both') return provider.verify_mode
  return (noticeId.codePointAt(noticeId.length - 1) ?? 0) % 2 === 0 ? 'certificate' : 'public_key'
}

export function platformKey(world: World, provider: Provider, kind: KeyKind): PlatformKey {
  const id = kind === 'public_key' ? provider.public_key_id : provider.certificate_serials.at(-1)
  const key = world.store.get('platform_keys', id ?? '')
  if (!key) throw new Error(`the SP ${provider.mchid} has no platform ${kind}`)
  return key
}

/** The four Wechatpay headers over exactly these bytes. */
export async function signatureHeaders(
  body: string,
  key: { readonly id: string; readonly private_key_pem: string },
  now: number,
  signtest = false,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomAlphanumeric(NONCE_CHARACTERS)
  const signature = await signText(`${timestamp}\n${nonce}\n${body}\n`, key.private_key_pem)
  return {
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.id,
    'Wechatpay-Signature': signtest ? SIGNTEST_PREFIX + signature : signature,
    'Wechatpay-Timestamp': timestamp,
  }
}
