import { createCipheriv, createHash, createHmac, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import * as der from './der.ts'
import { deriveP12Key, type P12Password } from './p12-key.ts'

const ITERATIONS = 2_048
const SALT_BYTES = 8
const RC2_KEY_BYTES = 5
const RC2_KEY_BITS = 40
const TRIPLE_DES_KEY_BYTES = 24
const IV_BYTES = 8
const SHA1_BYTES = 20
// Under this name Java's key stores find it; WeChat's certificate tool gives it to each file.
const FRIENDLY_NAME = 'Tenpay Certificate'

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  sha1: '1.3.14.3.2.26',
  tripleDes: '1.2.840.113549.1.12.1.3',
  rc2: '1.2.840.113549.1.12.1.6',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
} as const

/**
 * `apiclient_cert.p12` (RFC 7292) as WeChat's tool writes it: the certificate under RC2 with 40 bits, the key under 3DES. OpenSSL 3
 * opens that only with its legacy provider, and a caller is to learn so here and not in production.
 */
export function writeP12(certificatePem: string, privateKeyPem: string, text: string): Buffer {
  const password: P12Password = der.bmpText(`${text}\0`)
  const certificate = new X509Certificate(certificatePem).raw
  const key = createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'der' })
  const marks = attributes(createHash('sha1').update(certificate).digest())
  const safes = der.sequence(
    encryptedContent(password, der.sequence(certificateBag(certificate, marks))),
    contentInfo(OID.data, der.octetString(der.sequence(keyBag(password, key, marks)))),
  )
  const authSafe = contentInfo(OID.data, der.octetString(safes))
  return der.sequence(der.integer(Buffer.of(3)), authSafe, macOf(password, safes))
}

function certificateBag(certificate: Buffer, marks: Buffer): Buffer {
  const bag = der.sequence(der.objectIdentifier(OID.x509), der.explicit(0, der.octetString(certificate)))
  return der.sequence(der.objectIdentifier(OID.certificateBag), der.explicit(0, bag), marks)
}

function keyBag(password: P12Password, key: Buffer, marks: Buffer): Buffer {
  const salt = randomBytes(SALT_BYTES)
  const derived = deriveP12Key(password, salt, 'key', ITERATIONS, TRIPLE_DES_KEY_BYTES)
  const cipher = createCipheriv('des-ede3-cbc', derived, deriveP12Key(password, salt, 'iv', ITERATIONS, IV_BYTES))
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  const shrouded = der.sequence(algorithm(OID.tripleDes, salt), der.octetString(sealed))
  return der.sequence(der.objectIdentifier(OID.keyBag), der.explicit(0, shrouded), marks)
}

// Node's own OpenSSL has RC2 no more.
function encryptedContent(password: P12Password, content: Buffer): Buffer {
  const salt = randomBytes(SALT_BYTES)
  const key = deriveP12Key(password, salt, 'key', ITERATIONS, RC2_KEY_BYTES)
  const cipher = forge.rc2.createEncryptionCipher(key.toString('binary'), RC2_KEY_BITS)
  cipher.start(deriveP12Key(password, salt, 'iv', ITERATIONS, IV_BYTES).toString('binary'))
  cipher.update(forge.util.createBuffer(content.toString('binary')))
  cipher.finish()
  const sealed = Buffer.from(cipher.output.getBytes(), 'binary')
  const info = der.sequence(der.objectIdentifier(OID.data), algorithm(OID.rc2, salt), der.implicit(0, sealed))
  return contentInfo(OID.encryptedData, der.sequence(der.integer(Buffer.of(0)), info))
}

function macOf(password: P12Password, content: Buffer): Buffer {
  const salt = randomBytes(SALT_BYTES)
  const key = deriveP12Key(password, salt, 'mac', ITERATIONS, SHA1_BYTES)
  const digest = createHmac('sha1', key).update(content).digest()
  const sha1 = der.sequence(der.objectIdentifier(OID.sha1), der.nothing())
  return der.sequence(der.sequence(sha1, der.octetString(digest)), der.octetString(salt), iterations())
}

function attributes(keyId: Buffer): Buffer {
  const name = der.sequence(der.objectIdentifier(OID.friendlyName), der.set(der.bmpString(FRIENDLY_NAME)))
  const id = der.sequence(der.objectIdentifier(OID.localKeyId), der.set(der.octetString(keyId)))
  return der.set(name, id)
}

function algorithm(oid: string, salt: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(oid), der.sequence(der.octetString(salt), iterations()))
}

function contentInfo(oid: string, content: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(oid), der.explicit(0, content))
}

function iterations(): Buffer {
  return der.integer(Buffer.of(ITERATIONS >> 8, ITERATIONS & 0xff))
}
