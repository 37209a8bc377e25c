import { type KeyObject, X509Certificate } from 'node:crypto'

/** The merchant API certificate (apiclient_cert.pem): what WeChat knows our signing key by. */
export type MerchantCertificate = {
  /** Upper-case hex, as it goes into `Authorization`. */
  readonly serial: string
  /** The merchant number in its common name. */
  readonly mchid: string
  /** The organisation it was made out to. */
  readonly subject: string | null
  readonly validFrom: Date
  readonly expiresAt: Date
  readonly publicKey: KeyObject
}

const MCHID = /^\d{8,12}$/

/**
 * Reads PEM. Throws TypeError that says what is wrong: not a certificate, not RSA, without a merchant number, or, when the
 * private key is given, made for another key. A `.p12` is opened elsewhere.
 */
export function readMerchantCertificate(pem: string, privateKey?: KeyObject): MerchantCertificate {
  const certificate = parse(pem)
  const { publicKey } = certificate
  if (publicKey.asymmetricKeyType !== 'rsa') throw new TypeError('the merchant certificate is not of an RSA key')
  const mchid = partOf(certificate.subject, 'CN')
  if (mchid === null || !MCHID.test(mchid)) {
    throw new TypeError(`the certificate's common name, ${mchid ?? 'which is missing'}, is no merchant number`)
  }
  if (privateKey !== undefined && !belongs(certificate, privateKey)) {
    throw new TypeError(`the private key is not that of the certificate ${certificate.serialNumber} of ${mchid}`)
  }
  return {
    serial: certificate.serialNumber.toUpperCase(),
    mchid,
    subject: partOf(certificate.subject, 'O'),
    validFrom: certificate.validFromDate,
    expiresAt: certificate.validToDate,
    publicKey,
  }
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new TypeError('the merchant certificate is not an X.509 certificate in PEM')
  }
}

function belongs(certificate: X509Certificate, privateKey: KeyObject): boolean {
  return privateKey.type === 'private' && certificate.checkPrivateKey(privateKey)
}

// A line per part: `CN=1900000001`.
function partOf(subject: string, name: string): string | null {
  const line = subject.split('\n').find((part) => part.startsWith(`${name}=`))
  return line === undefined ? null : line.slice(name.length + 1)
}
