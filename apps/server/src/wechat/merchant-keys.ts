import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type MerchantCertificate, readMerchantCertificate } from '@teyue/wechatpay/merchant-certificate'

/** Throws a sentence for people unless the certificate is valid at `now`, the account's own, and that of the private key. */
export function checkMerchantKeys(
  certificatePem: string,
  privateKeyPem: string,
  mchid: string,
  now: Date,
): MerchantCertificate {
  const certificate = readMerchantCertificate(certificatePem, readPrivateKey(privateKeyPem))
  const { mchid: named, validFrom, expiresAt } = certificate
  if (named !== mchid) throw new TypeError(`the certificate is of merchant number ${named}, not ${mchid}`)
  if (now < validFrom || now >= expiresAt) {
    const [from, until] = [validFrom, expiresAt].map((date) => date.toISOString().slice(0, 10))
    throw new TypeError(`the certificate is valid from ${from} to ${until} only`)
  }
  return certificate
}

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new TypeError('the private key is no PEM that can be read')
  }
}
