import { verify } from 'node:crypto'
import { isExpired, type Keyring } from './keyring.ts'
import { answerMessage } from './signing.ts'

export const MAX_CLOCK_GAP_MS = 5 * 60 * 1000
const SIGNTEST_PREFIX = 'WECHATPAY/SIGNTEST/'
const UNIX_SECONDS = /^\d{1,12}$/

/** The four `Wechatpay-…` headers and the body exactly as it arrived. */
export type SignedMessage = {
  readonly timestamp: string | undefined
  readonly nonce: string | undefined
  readonly signature: string | undefined
  readonly serial: string | undefined
  readonly body: Buffer
}

/** `SIGNTEST`: WeChat probes, with a false signature on purpose, whether we verify at all. Answer it with a refusal. */
export type VerificationFault = 'MISSING_HEADERS' | 'SIGNTEST' | 'UNKNOWN_SERIAL' | 'STALE' | 'BAD_SIGNATURE'
export type Verification = { readonly ok: true } | { readonly ok: false; readonly reason: VerificationFault }

/**
 * Whether WeChat signed this message within five minutes of `now`, either way. An expired certificate counts as unknown.
 * Official page: 签名验证, with the probe 签名探测流量 (merchant 4013053249).
 */
export function verifyMessage(keyring: Keyring, message: SignedMessage, now: Date): Verification {
  const { timestamp, nonce, signature, serial, body } = message
  if (!timestamp || !nonce || !signature || !serial) return refuse('MISSING_HEADERS')
  if (signature.startsWith(SIGNTEST_PREFIX)) return refuse('SIGNTEST')

  const key = keyring.get(serial)
  if (!key || isExpired(key, now)) return refuse('UNKNOWN_SERIAL')
  if (!isFresh(timestamp, now)) return refuse('STALE')

  const signed = answerMessage(timestamp, nonce, body)
  const right = verify('sha256', signed, key.publicKey, Buffer.from(signature, 'base64'))
  return right ? { ok: true } : refuse('BAD_SIGNATURE')
}

function isFresh(timestamp: string, now: Date): boolean {
  return UNIX_SECONDS.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now.getTime()) <= MAX_CLOCK_GAP_MS
}

function refuse(reason: VerificationFault): Verification {
  return { ok: false, reason }
}
