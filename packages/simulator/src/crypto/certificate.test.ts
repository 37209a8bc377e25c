import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { issueCertificate } from './certificate.ts'
import { makeKeyPair } from './keys.ts'

test('a certificate can be read by others: serial, names, validity, key, signature', async () => {
  const keys = await makeKeyPair()
  const [from, to] = [Date.UTC(2026, 0, 2, 3, 4, 5), Date.UTC(2031, 0, 2, 3, 4, 5)]
  for (let index = 0; index < 20; index++) {
    const { serial, pem } = issueCertificate({ C: 'CN', O: '微信商户系统', CN: '1900000001' }, keys, from, to)
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
  const { pem } = issueCertificate({ CN: 'a' }, keys, 0, 1)
  assert.equal(new X509Certificate(pem).verify(others.publicKey), false)
})
