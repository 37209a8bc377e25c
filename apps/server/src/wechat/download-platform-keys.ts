import { createPrivateKey } from 'node:crypto'
import type { PlatformCertificate } from '@teyue/wechatpay/certificates'
import { createWechatPay } from '@teyue/wechatpay/client'
import { createKeyring } from '@teyue/wechatpay/keyring'
import type { NewAccount, PlatformKey } from '../features/providers/account.ts'

/**
 * Asks WeChat for the certificates of an account that is not kept yet, which proves number, serial, private key and APIv3 key at
 * once. Answers with the public keys that were given and the certificates.
 */
export async function downloadPlatformKeys(account: NewAccount, now: () => Date): Promise<PlatformKey[]> {
  const { spMchid, serial, apiV3Key, baseUrl, privateKeyPem, platformKeys: publicKeys } = account
  const keyring = createKeyring({ publicKeys: publicKeys.map(({ serial: id, pem }) => ({ id, pem })) })
  const privateKey = createPrivateKey(privateKeyPem)
  const client = createWechatPay({ spMchid, serial, privateKey, apiV3Key, keyring, baseUrl, now })
  try {
    const { data } = await client.certificates.download()
    return [...publicKeys, ...data.map(toPlatformKey)]
  } finally {
    await client.close()
  }
}

export function toPlatformKey({ serial, pem, expiresAt }: PlatformCertificate): PlatformKey {
  return { serial, pem, expiresAt, kind: 'certificate' }
}
