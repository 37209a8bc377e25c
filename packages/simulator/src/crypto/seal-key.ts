import { constants, publicEncrypt, X509Certificate } from 'node:crypto'

/** RSA-OAEP (SHA-1) under the certificate of whom it is for, base64: how WeChat hands over keys and personal data. */
export function sealKey(text: string, certificatePem: string): string {
  const key = new X509Certificate(certificatePem).publicKey
  const options = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  return publicEncrypt(options, Buffer.from(text, 'utf8')).toString('base64')
}
