import { createPrivateKey, X509Certificate } from 'node:crypto'
import forge from 'node-forge'

/** What `apiclient_cert.p12` holds: the merchant's private key and its certificate. */
export type MerchantFile = { readonly privateKeyPem: string; readonly certificatePem: string }

export type P12Reason = 'TOO_LARGE' | 'ARCHIVE' | 'NOT_P12' | 'PASSWORD' | 'NO_KEY' | 'NO_CERTIFICATE'

/** Why a file did not open: a word for programs, and a sentence for people. */
export class P12Fault extends TypeError {
  readonly reason: P12Reason

  constructor(reason: P12Reason, message: string) {
    super(message)
    this.reason = reason
  }
}

/** Real files have about 3 kB. */
const maxP12Bytes = 64 * 1024
/** How a ZIP archive begins: WeChat ships the file in one. */
const ARCHIVE = Buffer.from('PK\x03\x04', 'latin1')

/**
 * Opens the file in which WeChat ships the merchant certificate; its password is the merchant's number. It is encrypted with
 * RC2 and 3DES, which OpenSSL 3 refuses, so that Node cannot open it by itself. Throws a sentence for people.
 */
export function openP12(bytes: Buffer, password: string): MerchantFile {
  if (bytes.length > maxP12Bytes)
    throw new P12Fault('TOO_LARGE', 'the .p12 file is too large to be a merchant certificate')
  if (bytes.subarray(0, ARCHIVE.length).equals(ARCHIVE))
    throw new P12Fault('ARCHIVE', 'the file is an archive, not a .p12 file; the .p12 file is in it')
  const bags = readBags(bytes, password)
  const [keyBag] = [...bags.of(forge.pki.oids.pkcs8ShroudedKeyBag), ...bags.of(forge.pki.oids.keyBag)]
  if (!keyBag?.key) throw new P12Fault('NO_KEY', 'the .p12 file holds no private key')
  const privateKeyPem = forge.pki.privateKeyToPem(keyBag.key)
  const certificatePem = bags
    .of(forge.pki.oids.certBag)
    .flatMap(certificateOf)
    .find((pem) => new X509Certificate(pem).checkPrivateKey(createPrivateKey(privateKeyPem)))
  if (!certificatePem) throw new P12Fault('NO_CERTIFICATE', 'the .p12 file holds no certificate of its private key')
  return { privateKeyPem: lineFeeds(privateKeyPem), certificatePem: lineFeeds(certificatePem) }
}

function readBags(bytes: Buffer, password: string): { of(type: string | undefined): forge.pkcs12.Bag[] } {
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(bytes.toString('binary')))
    const p12 = forge.pkcs12.pkcs12FromAsn1(asn1, password)
    return { of: (type = '') => p12.getBags({ bagType: type })[type] ?? [] }
  } catch (error) {
    const wrongPassword = error instanceof Error && /MAC could not be verified|Invalid password/.test(error.message)
    if (!wrongPassword) throw new P12Fault('NOT_P12', 'the file is not a .p12 file')
    throw new P12Fault(
      'PASSWORD',
      'the .p12 file does not open with this password; WeChat sets the merchant number as password',
    )
  }
}

// The library reads certificates that were signed with RSA, and hands on others as they are.
function certificateOf({ cert, asn1 }: forge.pkcs12.Bag): string[] {
  if (cert) return [forge.pki.certificateToPem(cert)]
  const der = asn1 as forge.asn1.Asn1 | undefined
  return der ? [forge.pem.encode({ type: 'CERTIFICATE', body: forge.asn1.toDer(der).getBytes() })] : []
}

function lineFeeds(pem: string): string {
  return pem.replaceAll('\r\n', '\n')
}
