import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

/** What a merchant certificate says, once it has been found to belong to the account and its key. */
export type MerchantCertificate = {
  readonly mchid: string
  /** Upper-case hex, as requests name it. */
  readonly serial: string
  readonly expiresAt: Date
}

/** Throws a sentence for people unless the certificate is valid at `now`, the account's own, and that of the private key. */
export function checkMerchantKeys(
  certificatePem: string,
  privateKeyPem: string,
  mchid: string,
  now: Date,
): MerchantCertificate {
  const certificate = read('certificate', () => new X509Certificate(certificatePem))
  const privateKey = read('private key', () => createPrivateKey(privateKeyPem))
  if (privateKey.asymmetricKeyType !== 'rsa') throw new TypeError('the private key is not an RSA key')
  if (!certificate.checkPrivateKey(privateKey))
    throw new TypeError('the certificate and the private key do not belong together')
  const named = /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? ''
  if (named !== mchid) throw new TypeError(`the certificate is of merchant number ${named || 'nobody'}, not ${mchid}`)
  const { validFromDate, validToDate: expiresAt } = certificate
  if (now < validFromDate || now >= expiresAt) {
    const [from, until] = [validFromDate, expiresAt].map((date) => date.toISOString().slice(0, 10))
    throw new TypeError(`the certificate is valid from ${from} to ${until} only`)
  }
  return { mchid, serial: certificate.serialNumber, expiresAt }
}

function read<T extends X509Certificate | KeyObject>(what: string, open: () => T): T {
  try {
    return open()
  } catch {
    throw new TypeError(`the ${what} is no PEM that can be read`)
  }
}
