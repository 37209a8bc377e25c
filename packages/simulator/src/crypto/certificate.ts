import { type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'
import * as der from './der.ts'

const SERIAL_BYTES = 20
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
const SHA256_WITH_ECDSA = '1.2.840.10045.4.3.2'
const NAME_FIELDS = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' } as const
const BASIC_CONSTRAINTS = '2.5.29.19'
const KEY_USAGE = '2.5.29.15'
const ALTERNATIVE_NAMES = '2.5.29.17'
// digitalSignature, nonRepudiation, keyEncipherment and dataEncipherment, as on WeChat's own certificates.
const KEY_USAGE_BITS = Buffer.of(0xf0)
const KEY_USAGE_UNUSED_BITS = 4
// keyCertSign and cRLSign.
const AUTHORITY_USAGE_BITS = Buffer.of(0x06)
const AUTHORITY_USAGE_UNUSED_BITS = 1
const DNS_NAME = 2
const IP_ADDRESS = 7

export type CertificateName = { readonly [Field in keyof typeof NAME_FIELDS]?: string }
export type Certificate = { readonly serial: string; readonly pem: string }

export type Wanted = {
  readonly name: CertificateName
  readonly publicKey: KeyObject
  readonly notBefore: number
  readonly notAfter: number
  /** Who signs; a self-signed one names itself. */
  readonly issuer: { readonly name: CertificateName; readonly privateKey: KeyObject }
  /** May itself sign certificates. */
  readonly authority?: boolean
  /** Names and IPv4 addresses under which a server is reached. */
  readonly hosts?: readonly string[]
}

/** An X.509 v3 certificate with a serial of 40 hexadecimal digits. */
export function issueCertificate(wanted: Wanted): Certificate {
  const serial = randomBytes(SERIAL_BYTES)
  // Neither negative nor shortened when it is printed.
  serial[0] = 0x10 | (serial[0]! & 0x6f)
  const algorithm = algorithmOf(wanted.issuer.privateKey)
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Buffer.of(2))),
    der.integer(serial),
    algorithm,
    distinguishedName(wanted.issuer.name),
    der.sequence(der.generalizedTime(wanted.notBefore), der.generalizedTime(wanted.notAfter)),
    distinguishedName(wanted.name),
    wanted.publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, extensions(wanted)),
  )
  const signature = sign('sha256', toBeSigned, wanted.issuer.privateKey)
  const certificate = der.sequence(toBeSigned, algorithm, der.bitString(signature))
  return { serial: serial.toString('hex').toUpperCase(), pem: pem(certificate) }
}

function algorithmOf(key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'ec') return der.sequence(der.objectIdentifier(SHA256_WITH_ECDSA))
  return der.sequence(der.objectIdentifier(SHA256_WITH_RSA), der.nothing())
}

function distinguishedName(name: CertificateName): Buffer {
  const fields = Object.entries(name) as [keyof typeof NAME_FIELDS, string][]
  return der.sequence(
    ...fields.map(([field, text]) =>
      der.set(der.sequence(der.objectIdentifier(NAME_FIELDS[field]), der.utf8String(text))),
    ),
  )
}

function extensions({ authority = false, hosts = [] }: Wanted): Buffer {
  const usage = authority
    ? der.bitString(AUTHORITY_USAGE_BITS, AUTHORITY_USAGE_UNUSED_BITS)
    : der.bitString(KEY_USAGE_BITS, KEY_USAGE_UNUSED_BITS)
  const names = der.octetString(der.sequence(...hosts.map(generalName)))
  return der.sequence(
    critical(BASIC_CONSTRAINTS, authority ? der.sequence(der.boolean(true)) : der.sequence()),
    critical(KEY_USAGE, usage),
    ...(hosts.length > 0 ? [der.sequence(der.objectIdentifier(ALTERNATIVE_NAMES), names)] : []),
  )
}

function critical(extension: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(extension), der.boolean(true), der.octetString(value))
}

function generalName(host: string): Buffer {
  if (isIPv4(host)) return der.implicit(IP_ADDRESS, Buffer.from(host.split('.').map(Number)))
  return der.implicit(DNS_NAME, Buffer.from(host, 'ascii'))
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
