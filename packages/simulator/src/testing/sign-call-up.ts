import { createSign, randomBytes } from 'node:crypto'
import type { ProviderAnswer } from './stage.ts'

/** What a merchant's server hands to its page to call up an order of APIv3. */
export function signCallUp(
  provider: Pick<ProviderAnswer, 'private_key_pem'>,
  appId: string,
  prepayId: string,
): Record<string, string> {
  const timeStamp = String(Math.floor(Date.now() / 1000))
  const nonceStr = randomBytes(16).toString('hex')
  const lines = [appId, timeStamp, nonceStr, `prepay_id=${prepayId}`].map((line) => `${line}\n`).join('')
  const paySign = createSign('RSA-SHA256').update(lines).sign(provider.private_key_pem, 'base64')
  return { appId, timeStamp, nonceStr, package: `prepay_id=${prepayId}`, signType: 'RSA', paySign }
}
