import { type KeyObject, sign } from 'node:crypto'

// Node reads X.509 but does not write it; a self-signed certificate is a dozen DER values.
const SEQUENCE = 0x30
const INTEGER = 0x02
const OCTET_STRING = 0x04
const UTF8_STRING = 0x0c
const GENERALIZED_TIME = 0x18
const SHA256_WITH_RSA = Buffer.from('300d06092a864886f70d01010b0500', 'hex')
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const SUBJECT_ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex')
const ORGANIZATION = Buffer.from('060355040a', 'hex')
const VERSION_3 = Buffer.from('a003020102', 'hex')

export type CertificateTerms = {
  readonly serial: string
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  readonly from: Date
  readonly until: Date
  /** Its name; that of a test CA when not given. */
  readonly commonName?: string
  readonly organization?: string
  /** For a server that is called by its address: the four numbers of it. */
  readonly address?: readonly number[]
}

/** A self-signed certificate in PEM. The serial is hex of even length that begins below 80. */
export function certificatePem(terms: CertificateTerms): string {
  const { serial, publicKey, privateKey, from, until, address } = terms
  const name = subjectName(terms)
  const body = sequence(
    VERSION_3,
    der(INTEGER, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    address ? extensions(subjectAddress(address)) : Buffer.alloc(0),
  )
  const signature = sign('sha256', body, privateKey)
  const certificate = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.concat([Buffer.of(0), signature])))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function subjectName({ commonName = 'Tenpay.com Test CA', organization }: CertificateTerms): Buffer {
  const part = (kind: Buffer, text: string) => der(0x31, sequence(kind, der(UTF8_STRING, Buffer.from(text))))
  const parts = organization === undefined ? [] : [part(ORGANIZATION, organization)]
  return sequence(...parts, part(COMMON_NAME, commonName))
}

function subjectAddress(address: readonly number[]): Buffer {
  return sequence(SUBJECT_ALTERNATIVE_NAME, der(OCTET_STRING, sequence(der(0x87, Buffer.from(address)))))
}

function extensions(...all: Buffer[]): Buffer {
  return der(0xa3, sequence(...all))
}

function time(at: Date): Buffer {
  return der(
    GENERALIZED_TIME,
    Buffer.from(
      at
        .toISOString()
        .replace(/\.\d+Z$|[-:T]/g, '')
        .concat('Z'),
    ),
  )
}

function sequence(...parts: Buffer[]): Buffer {
  return der(SEQUENCE, Buffer.concat(parts))
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  if (length < 128) return Buffer.concat([Buffer.of(tag, length), content])
  const size = length < 256 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 255)
  return Buffer.concat([Buffer.of(tag), size, content])
}
