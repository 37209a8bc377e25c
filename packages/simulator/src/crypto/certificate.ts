import { type KeyObject, randomBytes, sign } from 'node:crypto'
import * as der from './der.ts'

const SERIAL_BYTES = 20
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
const NAME_FIELDS = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' } as const
const BASIC_CONSTRAINTS = '2.5.29.19'
const KEY_USAGE = '2.5.29.15'
// digitalSignature, nonRepudiation, keyEncipherment and dataEncipherment, as on WeChat's own certificates.
const KEY_USAGE_BITS = Buffer.of(0xf0)
const KEY_USAGE_UNUSED_BITS = 4

export type CertificateName = { readonly [Field in keyof typeof NAME_FIELDS]?: string }
export type Certificate = { readonly serial: string; readonly pem: string }

/** A self-signed X.509 v3 certificate with a serial of 40 hexadecimal digits. */
export function issueCertificate(
  name: CertificateName,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  notBefore: number,
  notAfter: number,
): Certificate {
  const serial = randomBytes(SERIAL_BYTES)
  // Neither negative nor shortened when it is printed.
  serial[0] = 0x10 | (serial[0]! & 0x6f)
  const algorithm = der.sequence(der.objectIdentifier(SHA256_WITH_RSA), der.nothing())
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Buffer.of(2))),
    der.integer(serial),
    algorithm,
    distinguishedName(name),
    der.sequence(der.generalizedTime(notBefore), der.generalizedTime(notAfter)),
    distinguishedName(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, extensions()),
  )
  const signature = sign('RSA-SHA256', toBeSigned, keys.privateKey)
  const certificate = der.sequence(toBeSigned, algorithm, der.bitString(signature))
  return { serial: serial.toString('hex').toUpperCase(), pem: pem(certificate) }
}

function distinguishedName(name: CertificateName): Buffer {
  const fields = Object.entries(name) as [keyof typeof NAME_FIELDS, string][]
  return der.sequence(
    ...fields.map(([field, text]) =>
      der.set(der.sequence(der.objectIdentifier(NAME_FIELDS[field]), der.utf8String(text))),
    ),
  )
}

function extensions(): Buffer {
  const usage = der.bitString(KEY_USAGE_BITS, KEY_USAGE_UNUSED_BITS)
  return der.sequence(
    der.sequence(der.objectIdentifier(BASIC_CONSTRAINTS), der.octetString(der.sequence())),
    der.sequence(der.objectIdentifier(KEY_USAGE), der.boolean(true), der.octetString(usage)),
  )
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
