import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeyring } from './keyring.ts'
import { inDays, makeCertificate, makePublicKey, NOON, signedHeaders, type WechatKey } from './testing/wechat.ts'
import { type SignedMessage, verifyMessage } from './verification.ts'

const publicKey = makePublicKey()
const certificate = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1')
const keyring = createKeyring({
  certificates: [certificate],
  publicKeys: [{ id: publicKey.serial, pem: publicKey.pem }],
})
const BODY = Buffer.from('{"code_url":"weixin://wxpay/bizpayurl?pr=JyC91EIz1"}')

test('an answer WeChat really signed, from its own documentation, holds', () => {
  const id = 'PUB_KEY_ID_0000000000000024101100397200000006'
  const pem = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwXNI6sdlknHBnK8Fu2U6
Cwor9qY747jP8KAfeBMeveEt1TqaHkLfaSD07trZLhGpfs8/AHqjhgSMO1O10YQW
OrrJ4hjIWPKqxbgrYMkBQc+mwdiWp4W3ByCqxBRagCveCXRWCmuJYovl9H/bsDI0
iGbpVtEOghJtfciisYSgxcLufUDTRkvwxjIBK1pCRjk33jJ5YTBWTHMRtMAOcFLN
F6hdEYdX8SPsgHHeLZ5Lv2T/686w1xtgCHef/sd4uSfWmyzsalQdHG/e4IyYmrhx
+O3VBoNDzE3nx23bFeV/RVNCG7cV6VhmYokJNHa/erIPkEmEFID6A5wQOXuxUkmJ
WwIDAQAB
-----END PUBLIC KEY-----`
  const message = {
    timestamp: '1722850421',
    nonce: 'd824f2e086d3c1df967785d13fcd22ef',
    serial: id,
    signature:
      'mfI1CPqvBrgcXfgXMFjdNIhBf27ACE2YyeWsWV9ZI7T7RU0vHvbQpu9Z32ogzc+k8ZC5n3kz7h70eWKjgqNdKQF0eRp8mVKlmfzMLBVHbssB9jEZEDXThOX1XFqX7s7ymia1hoHQxQagPGzkdWxtlZPZ4ZPvr1RiqkgAu6Is8MZgXXrRoBKqjmSdrP1N7uxzJ/cjfSiis9FiLjuADoqmQ1P7p2N876YPAol7Rn0+GswwAwxldbdLrmVSjfytfSBJFqTMHn4itojgxSWWN1byuckQt8hSTEv/Lg97QoeGniYP17T80pJeQyL3b+295FPHSO2AtvCgyIbKMZ0BALilAA==',
    body: BODY,
  }
  assert.deepEqual(verifyMessage(createKeyring({ publicKeys: [{ id, pem }] }), message, new Date(1722850421_000)), {
    ok: true,
  })
})

test('both kinds of keys hold in the same hour, each for its own serial only', () => {
  assert.deepEqual(verifyMessage(keyring, signed(publicKey), NOON), { ok: true })
  assert.deepEqual(verifyMessage(keyring, signed(certificate), NOON), { ok: true })
  const swapped = { ...signed(publicKey), serial: certificate.serial }
  assert.deepEqual(verifyMessage(keyring, swapped, NOON), { ok: false, reason: 'BAD_SIGNATURE' })
})

test('every reason to refuse', () => {
  const good = signed(publicKey)
  const refusals: [Partial<SignedMessage>, string][] = [
    [{ timestamp: undefined }, 'MISSING_HEADERS'],
    [{ nonce: '' }, 'MISSING_HEADERS'],
    [{ signature: undefined }, 'MISSING_HEADERS'],
    [{ serial: undefined }, 'MISSING_HEADERS'],
    [{ signature: `WECHATPAY/SIGNTEST/${good.signature}` }, 'SIGNTEST'],
    [{ serial: 'PUB_KEY_ID_unknown' }, 'UNKNOWN_SERIAL'],
    [{ serial: '__proto__' }, 'UNKNOWN_SERIAL'],
    [{ timestamp: 'soon' }, 'STALE'],
    [{ timestamp: '1e10' }, 'STALE'],
    [{ nonce: `${good.nonce}0` }, 'BAD_SIGNATURE'],
    [{ signature: 'AAAA' }, 'BAD_SIGNATURE'],
    [{ signature: '%%%%' }, 'BAD_SIGNATURE'],
    [{ body: Buffer.concat([BODY, Buffer.from(' ')]) }, 'BAD_SIGNATURE'],
    [{ body: Buffer.alloc(0) }, 'BAD_SIGNATURE'],
  ]
  for (const [change, reason] of refusals) {
    assert.deepEqual(
      verifyMessage(keyring, { ...good, ...change }, NOON),
      { ok: false, reason },
      JSON.stringify(change),
    )
  }
})

test('five minutes either way, and not a second more', () => {
  const at = (seconds: number) => verifyMessage(keyring, signed(publicKey), new Date(NOON.getTime() + seconds * 1000))
  for (const seconds of [-300, 0, 300]) assert.deepEqual(at(seconds), { ok: true })
  for (const seconds of [-301, 301]) assert.deepEqual(at(seconds), { ok: false, reason: 'STALE' })
})

test('an expired certificate is no key any more', () => {
  const expired = makeCertificate('0123456789ABCDEF', -200, -1)
  const old = createKeyring({ certificates: [expired] })
  assert.deepEqual(verifyMessage(old, signed(expired), NOON), { ok: false, reason: 'UNKNOWN_SERIAL' })
  assert.deepEqual(verifyMessage(old, signed(expired, inDays(-2)), inDays(-2)), { ok: true })
})

test('no changed bit of body or signature is let through', () => {
  const good = signed(publicKey)
  const signature = Buffer.from(good.signature ?? '', 'base64')
  const flipped = (bytes: Buffer, bit: number) => {
    const copy = Buffer.from(bytes)
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return copy
  }
  const bits = fc.tuple(fc.nat(BODY.length * 8 - 1), fc.nat(signature.length * 8 - 1))
  fc.assert(
    fc.property(bits, ([inBody, inSignature]) => {
      const body = { ...good, body: flipped(BODY, inBody) }
      const forged = { ...good, signature: flipped(signature, inSignature).toString('base64') }
      return !verifyMessage(keyring, body, NOON).ok && !verifyMessage(keyring, forged, NOON).ok
    }),
  )
})

function signed(key: WechatKey, at = NOON): SignedMessage {
  const headers = signedHeaders(key, BODY, at)
  return {
    timestamp: headers['Wechatpay-Timestamp'],
    nonce: headers['Wechatpay-Nonce'],
    signature: headers['Wechatpay-Signature'],
    serial: headers['Wechatpay-Serial'],
    body: BODY,
  }
}
