import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { issuerOf, makeAuthority } from './authority.ts'
import { type CertificateName, issueCertificate } from './certificate.ts'
import { type KeyPair, makeKeyPair } from './keys.ts'

const NAME = { C: 'CN', O: '微信商户系统', CN: '1900000001' }

test('a certificate can be read by others: serial, names, validity, key, signature', async () => {
  const keys = await makeKeyPair()
  const [from, to] = [Date.UTC(2026, 0, 2, 3, 4, 5), Date.UTC(2031, 0, 2, 3, 4, 5)]
  for (let index = 0; index < 20; index++) {
    const { serial, pem } = issueCertificate({ ...selfSigned(NAME, keys), notBefore: from, notAfter: to })
    const read = new X509Certificate(pem)
    assert.match(serial, /^[0-9A-F]{40}$/)
    assert.equal(read.serialNumber, serial)
    assert.equal(read.subject, 'C=CN\nO=微信商户系统\nCN=1900000001')
    assert.deepEqual([read.validFromDate.getTime(), read.validToDate.getTime()], [from, to])
    assert(read.publicKey.equals(keys.publicKey))
    assert(read.verify(keys.publicKey))
    assert.equal(read.ca, false)
  }
})

test('a certificate does not verify under another key', async () => {
  const [keys, others] = await Promise.all([makeKeyPair(), makeKeyPair()])
  const { pem } = issueCertificate({ ...selfSigned({ CN: 'a' }, keys), notBefore: 0, notAfter: 1 })
  assert.equal(new X509Certificate(pem).verify(others.publicKey), false)
})

test('what the authority issued holds under it, for the hosts named; the authority says that it is one', async () => {
  const authority = makeAuthority(Date.now())
  const root = new X509Certificate(authority.certificate_pem)
  assert(root.ca && root.verify(root.publicKey))
  const keys = await makeKeyPair()
  const { pem } = issueCertificate({
    name: NAME,
    publicKey: keys.publicKey,
    notBefore: 0,
    notAfter: 1_000,
    issuer: issuerOf(authority),
    hosts: ['localhost', '127.0.0.1'],
  })
  const leaf = new X509Certificate(pem)
  assert(leaf.checkIssued(root) && leaf.verify(root.publicKey))
  assert.deepEqual([leaf.ca, leaf.checkHost('localhost'), leaf.checkIP('127.0.0.1')], [false, 'localhost', '127.0.0.1'])
  assert.deepEqual([leaf.checkHost('example.com'), leaf.checkIP('127.0.0.2')], [undefined, undefined])
})

function selfSigned(name: CertificateName, keys: KeyPair) {
  return { name, publicKey: keys.publicKey, issuer: { name, privateKey: keys.privateKey } }
}
