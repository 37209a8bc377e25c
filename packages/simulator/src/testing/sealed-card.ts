import { constants, publicEncrypt } from 'node:crypto'

/** The payer's card for an abnormal refund, sealed with a certificate or public key of the platform. */
export function sealedCard(keyPem: string, account = '6225880112344321'): Record<string, unknown> {
  const key = { key: keyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  const seal = (text: string) => publicEncrypt(key, Buffer.from(text)).toString('base64')
  return { type: 'USER_BANK_CARD', bank_type: 'CMB_DEBIT', bank_account: seal(account), real_name: seal('张三') }
}
