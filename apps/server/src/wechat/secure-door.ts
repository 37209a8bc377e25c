import { WechatPayError } from '@teyue/wechatpay/errors'
import { request } from 'undici'
import { readBounded } from '../kit/bounded-text.ts'

export type SecureDoor = { readonly secureBaseUrl: string; readonly ca: string }

const timeoutMs = 3_000
const maxAnswerBytes = 64 * 1024

/**
 * Where a simulator serves the same over TLS, and whom to trust there: no machine knows the certificate it shows.
 * @throws WechatPayError NOT_SENT where it cannot be asked
 */
export async function findSecureDoor(simulatorUrl: string): Promise<SecureDoor> {
  try {
    const url = new URL('/_control/tls', simulatorUrl)
    const { body } = await request(url, {
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
    })
    return readDoor(JSON.parse(await readBounded(body, maxAnswerBytes)))
  } catch (cause) {
    const message = `the simulator at ${simulatorUrl} does not say where it serves TLS`
    throw new WechatPayError({ code: 'NOT_SENT', message, mayRetry: true, outcomeKnown: true }, cause)
  }
}

function readDoor(said: unknown): SecureDoor {
  const { url, ca_pem: ca } = said as { readonly url?: unknown; readonly ca_pem?: unknown }
  if (typeof url !== 'string' || typeof ca !== 'string') throw new TypeError('it names no address and no certificate')
  return { secureBaseUrl: url, ca }
}
