import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeyring } from './keyring.ts'
import { openResource, openSensitive, sealSensitive } from './sealing.ts'
import { API_V3_KEY, makeCertificate, makePublicKey, merchantKey, sealResource } from './testing/wechat.ts'

const key = makePublicKey()
const certificate = makeCertificate('0AAA')
const keyring = createKeyring({ certificates: [certificate], publicKeys: [{ id: key.serial, pem: key.pem }] })

test('a resource opens to what was sealed, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (plaintext, associatedData) => {
      const opened = openResource(API_V3_KEY, sealResource(plaintext, associatedData))
      assert.equal(opened?.toString(), Buffer.from(plaintext).toString())
    }),
  )
})

test('a resource may come without associated data', () => {
  const { associated_data, ...sealed } = sealResource('{}', '')
  assert.equal(associated_data, '')
  assert.equal(openResource(API_V3_KEY, sealed)?.toString(), '{}')
})

test('a resource of another key, another algorithm, or with a changed bit does not open', () => {
  const sealed = sealResource('{"total":100}')
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  assert.equal(openResource('x'.repeat(32), sealed), null)
  assert.equal(openResource(API_V3_KEY, { ...sealed, algorithm: 'AEAD_SM4_GCM' }), null)
  assert.equal(openResource(API_V3_KEY, { ...sealed, nonce: `${sealed.nonce}0` }), null)
  assert.equal(openResource(API_V3_KEY, { ...sealed, associated_data: 'refund' }), null)
  for (const length of [0, 1, 15, 16, bytes.length - 1]) {
    const ciphertext = bytes.subarray(0, length).toString('base64')
    assert.equal(openResource(API_V3_KEY, { ...sealed, ciphertext }), null)
  }
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[index] = (changed[index] ?? 0) ^ 1
    assert.equal(openResource(API_V3_KEY, { ...sealed, ciphertext: changed.toString('base64') }), null)
  }
})

test('a sensitive field opens under the key it was sealed for and no other', () => {
  for (const { serial, privateKey } of [key, certificate]) {
    const sealed = sealSensitive(keyring, serial, '张三 440524188001010014')
    assert.equal(openSensitive(privateKey, sealed), '张三 440524188001010014')
    assert.equal(openSensitive(merchantKey.privateKey, sealed), null)
    assert.notEqual(sealSensitive(keyring, serial, '张三 440524188001010014'), sealed)
  }
  assert.equal(openSensitive(merchantKey.privateKey, 'nonsense'), null)
})

test('nothing, too much, or for a key nobody knows is not sealed', () => {
  assert.throws(() => sealSensitive(keyring, key.serial, ''), RangeError)
  assert.throws(() => sealSensitive(keyring, key.serial, '字'.repeat(72)), RangeError)
  assert.equal(openSensitive(key.privateKey, sealSensitive(keyring, key.serial, 'x'.repeat(214)))?.length, 214)
  assert.throws(() => sealSensitive(keyring, 'PUB_KEY_ID_0', 'x'), RangeError)
})
