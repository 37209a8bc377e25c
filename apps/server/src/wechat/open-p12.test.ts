import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import forge from 'node-forge'
import { openP12 } from './open-p12.ts'

const password = '1900000001'
// 512 bits are no key for money, but are made at once.
const keys = forge.pki.rsa.generateKeyPair({ bits: 512 })
const certificate = makeCertificate(keys, '5157F09EFDC096DE')

for (const algorithm of ['3des', 'aes128', 'aes256'] as const) {
  test(`a .p12 file encrypted with ${algorithm} gives the key and its certificate`, () => {
    const opened = openP12(p12(algorithm), password)
    assert.equal(new X509Certificate(opened.certificatePem).serialNumber, '5157F09EFDC096DE')
    assert.match(opened.privateKeyPem, /^-----BEGIN RSA PRIVATE KEY-----\n/)
    assert.doesNotMatch(opened.certificatePem, /\r/)
  })
}

test('a .p12 file as WeChat ships it, its certificate under RC2-40 and its key under 3DES, opens too', () => {
  const opened = openP12(Buffer.from(legacyP12, 'base64'), '1900000109')
  assert.equal(new X509Certificate(opened.certificatePem).subject, 'CN=1900000109')
})

// Made by OpenSSL with -legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES, for a key that is used nowhere.
const legacyP12 = `
  MIIGAQIBAzCCBccGCSqGSIb3DQEHAaCCBbgEggW0MIIFsDCCAq8GCSqGSIb3DQEHBqCCAqAwggKcAgEAMIIClQYJKoZIhvcNAQcBMBwGCiqG
  SIb3DQEMAQYwDgQIQ8XCHgwLXXgCAggAgIICaORfWeShe2uGdzjMd7tx2ojfEoTmkr+KLaeXF43B+KDCdg4sn/SKYmrtTsuC0ITCFzeCGInN
  GaxDGtpZdDW78qZosR+SYYvYAdFd0FPEHkgX6iVkPk4U0pP7mKBjeYDXKi8oc69MAd1QGOgNXadvtXYdOITGhjdHiUY/lBqqzQsYm7hdVQuk
  Dsdd3qmHZMAkp0J+I2R7U5pxmQMGc0OEVHyi8gSEFQjsN+ubTKuVPD1INxFQXPG+cD0QfuZ+MdPolOlGHmbaHzfYx0razs7H/c8oYUEumw5G
  tNaDt6J13/WXhugIQuKLjPojw0Vd5H3uXcFGtNciEgOFYZe38jO645SJ8Uhc+ouvtxN2T+FpvhoSvofXtJ8lMuYmPSXA/xRPiypwc79MQAsm
  eYqURnAwdTrYiN573U40ivDCKf28lMeuTPVyDn/bD+/VVVZw3Hainc0JS6LaL0DGL/mHufsZ4zfL3VK0dAV0B4T8gXFe593AoKWPhJdE58of
  h7+Lagfz1UhfhDH5xrPmqRi2zWjmlslwnc87hfLu18GGj0OgcNdJBx+NgcaDOOor3xU++otddnh2teovqNkE/R0y94uEa81Saji4S984BUu8
  4sCF8oG26Ix0ceGFD4zqMzJSJ6tNqpHMSWi7oGS89JvhoXE6lXlwXLjc60agDWV+QFfKKKenqtkmI1ZuXEcnkdKBnXJwMeqKSGIff56GJVwI
  dkUSt5oFxwXDOogu68GXixW4bl9a954oCJN6jibM0Ts9xhCISBkWGzru9teBJJBL45ggR/FVR5856je2sYhG0enNwHoYmttQNzhPEXEwggL5
  BgkqhkiG9w0BBwGgggLqBIIC5jCCAuIwggLeBgsqhkiG9w0BDAoBAqCCAqYwggKiMBwGCiqGSIb3DQEMAQMwDgQIthrGQpW+REkCAggABIIC
  gGC6wPEWx5nBW72I7+0ltxxgExA5cK5Nqd2ezjRHzW/uZjiqslMeJhxwgfrMJZqdS+XEX9g+oI2K+36p0a4Tpndd1ve8kxtZgXAMUlQ1ce/N
  MtQ87Biov2IEBDfy1K55Iq/VfhHXG8z5SbFatzwr4mLe8y61k5iLDxY+FFB87Hw/mDMbxSqFDlO7cIO+Kqt9bi2jEU23SzbNGaAuqwuchUHY
  m+pgsRTGhLEqs8EePMpNkjcdD3wmehtnKKZZe2v+o5oD87nHh2jx1AG9IHTyCj6f9Wz8ygD1Y2QA5gIoLm+I9Wu+hIeZ6B3yRl6nSENk3Z7v
  V5rgX518pucZeoG5LNIGWwf5GeDrPaCPNZqiWqvPC5wx+sNDiYd81+lstavvJ2haXCGM3IsDjNmzfikVJPFyiLv/s30k1Nw13spLkygw9d3N
  F4+dBMCZEQ4FVna1mCQd8RlcyPgm6kBtrbY+SZN75WfmU9McByHgYdi+GK+ZN4L4ZdD8pk1aTS78q9bzwO0ZFRySclYtHtfGetSrIHLzWi62
  5HY4uhFBFmHWFVJvhBlNbn+/1zxf2l+/0m/+srzF1ht4UQoBmbANttOTLetsWBWtshB0d1gx5zngEeiH6Wy5cosKz5/npHkrdAaQHALmxKQz
  LuvxYnszxbYJFi5OZZUMkS73kMDAVxr7R3LBePWAEmhi6uJBd+QDfCGvX51XWE30sLb3W6jeTR5u2Gz3lcq/m7Im8C5m3jWiPUCifVVC8Ju3
  /XMpzFT6F1UJsKnC2YSb3OQ/vr5uxoEMrMTMgspORbmZl3Eh22mU4n0Wbzoz+6BZ4GLsC14VbcSZDAzwgrHju615N3zc7ZifJ0UxJTAjBgkq
  hkiG9w0BCRUxFgQUUOyBRJf0NBKXxlUwBNC5ZWZyat8wMTAhMAkGBSsOAwIaBQAEFGhWNmojBmWPlmTbUHh3bDU+vntzBAgDpDFIZj/WHwIC
  CAA=
`

test('of several certificates the one of the key is taken', () => {
  const other = forge.pki.rsa.generateKeyPair({ bits: 512 })
  const opened = openP12(p12('3des', [makeCertificate(other, '01'), certificate]), password)
  assert.equal(new X509Certificate(opened.certificatePem).serialNumber, '5157F09EFDC096DE')
})

test('another password, another file, a file without its certificate: each is told in a sentence', () => {
  const bytes = p12('3des')
  assert.throws(() => openP12(bytes, '1900000002'), /does not open with this password; WeChat sets the merchant number/)
  assert.throws(() => openP12(Buffer.from('-----BEGIN CERTIFICATE-----'), password), /is not a \.p12 file/)
  assert.throws(() => openP12(bytes.subarray(0, 100), password), /is not a \.p12 file/)
  assert.throws(() => openP12(Buffer.alloc(100_000), password), /too large/)
  const stranger = makeCertificate(forge.pki.rsa.generateKeyPair({ bits: 512 }), '01')
  assert.throws(() => openP12(p12('3des', [stranger]), password), /no certificate of its private key/)
})

function p12(algorithm: '3des' | 'aes128' | 'aes256', certificates = [certificate]): Buffer {
  const asn1 = forge.pkcs12.toPkcs12Asn1(keys.privateKey, certificates, password, { algorithm })
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
}

function makeCertificate({ publicKey, privateKey }: forge.pki.rsa.KeyPair, serialNumber: string) {
  const made = forge.pki.createCertificate()
  made.publicKey = publicKey
  made.serialNumber = serialNumber
  made.validity.notBefore = new Date('2026-01-01')
  made.validity.notAfter = new Date('2031-01-01')
  made.setSubject([{ name: 'commonName', value: password }])
  made.sign(privateKey, forge.md.sha256.create())
  return made
}
