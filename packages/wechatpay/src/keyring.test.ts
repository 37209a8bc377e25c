import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { createKeyring } from './keyring.ts'
import { certificatePem } from './testing/certificate.ts'
import { inDays, makeCertificate, makePublicKey, NOON } from './testing/wechat.ts'

const old = makeCertificate('0AAA', -300, 10)
const young = makeCertificate('0BBB', -1, 300)
const future = makeCertificate('0CCC', 5, 400)
const expired = makeCertificate('0DDD', -400, -5)
const publicKey = makePublicKey()

test('a public key is preferred; without one, the certificate that began last among those valid now', () => {
  const keyring = createKeyring({ certificates: [young, future, old, expired] })
  assert.equal(keyring.preferred(NOON)?.serial, '0BBB')
  assert.equal(keyring.preferred(inDays(6))?.serial, '0CCC')
  assert.equal(keyring.preferred(inDays(-200))?.serial, '0AAA')
  assert.equal(keyring.preferred(inDays(500)), undefined)

  const publicKeys = [{ id: publicKey.serial, pem: publicKey.pem }]
  assert.equal(createKeyring({ certificates: [young], publicKeys }).preferred(NOON)?.serial, publicKey.serial)
  assert.equal(createKeyring({}).preferred(NOON), undefined)
})

test('during a rollover both certificates stay, and only the expired one goes', () => {
  const keyring = createKeyring({ certificates: [old, expired] })
  keyring.addCertificates([young, old])
  assert.deepEqual(serials(keyring.entries()), ['0AAA', '0BBB', '0DDD'])
  keyring.dropExpired(NOON)
  assert.deepEqual(serials(keyring.entries()), ['0AAA', '0BBB'])
  keyring.dropExpired(inDays(11))
  assert.deepEqual(serials(keyring.entries()), ['0BBB'])
})

test('validity is read from the certificate when it is not given', () => {
  const [entry] = createKeyring({ certificates: [old] }).entries()
  assert.deepEqual([entry?.effectiveAt, entry?.expiresAt], [inDays(-300), inDays(10)])
  const [earlier] = createKeyring({ certificates: [{ ...old, expiresAt: inDays(1) }] }).entries()
  assert.deepEqual(earlier?.expiresAt, inDays(1))
})

test('a serial is kept as WeChat gives it, in upper case, though OpenSSL may drop its zero', () => {
  const keyring = createKeyring({ certificates: [{ ...old, serial: 'aaa' }] })
  assert.equal(keyring.get('AAA')?.kind, 'certificate')
})

test('keys of another kind, another serial or a wrong id are refused', () => {
  assert.throws(() => createKeyring({ certificates: [{ ...old, serial: '0EEE' }] }), TypeError)
  assert.throws(() => createKeyring({ publicKeys: [{ id: 'KEY', pem: publicKey.pem }] }), TypeError)
  assert.throws(() => createKeyring({ publicKeys: [{ id: 'PUB_KEY_ID_1', pem: 'no PEM' }] }), TypeError)
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = curve.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  assert.throws(() => createKeyring({ publicKeys: [{ id: 'PUB_KEY_ID_1', pem }] }), TypeError)
  const [from, until] = [inDays(-1), inDays(1)]
  const onCurve = certificatePem({ serial: '0F', ...curve, from, until })
  assert.throws(() => createKeyring({ certificates: [{ serial: '0F', pem: onCurve }] }), TypeError)
})

function serials(entries: readonly { readonly serial: string }[]): string[] {
  return entries.map((entry) => entry.serial).toSorted()
}
