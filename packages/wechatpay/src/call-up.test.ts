import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { callUpApp, callUpJsapi, callUpMessage, callUpMiniProgram } from './call-up.ts'
import { merchantKey } from './testing/wechat.ts'

// The values WeChat publishes for testing (签名与验签规则, 官方测试验证数据). RSA with PKCS #1 v1.5 has one signature per
// message and key, so that the published signature holds over our bytes exactly when ours would be the published one.
const officialKey = createPublicKey(`-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQ
CK26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdz
oF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaD
TXqDpTRR4Bfz9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/
fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/w
Tzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5C
MQIDAQAB
-----END PUBLIC KEY-----`)
const officialJsapi =
  'mI35pfNEQV6777ke/1T+LJLQDNTm7yeoUJH+j/adPGhmCCi0PbgkvYQTRcXH0uibcLVtvFLdGLpmoYO9FV6lBBsTAjuhh5YOvQi0e2g3e0yytitiNET9FEuqM0pjnKfRW4K6LIZDdbWJv9KhZUx3DrJa5TL7OJ7VdADVivxVySIlPVKjGwuCXzuXSJes0UcILgWQUMyha5/3nYofuHtS7r+KYyMuxD+oJ9VM1Qdxk4UIG59CP5Y3wtYIFybyF3bdu1caHTRRX+DLyMXyYA/IrTmiW01c4RPjpHBX5Dk1sZyY1zVsWNsvMHr2e1NTWtBxKJ+qk5N61J7caYoepHFaxw=='
const officialApp =
  'gXx9KhTP6IooKV1SuG3OCGlBIgZbKtubCZvnau6khw1iffvNT28IzLbKmztq2xA/RCNbZa1XOsoiuVmAEeTZQicWfhv4P+O4oBRIrx0X9f3cnWFkMBU9alTWs0nyQ1N9fcILOTe0f4kxOhVh+/Xhn5hOiUK7Sz3XA1mcpa3R2NCWf/e+0ow/RDf15iTymOHgDrEkT/gedg/3E0iXfDX3mFicSZhrHESZDOTXcl9RzELREBUFznd/o2NQM99WcL86m23HY0cTy+QGWU4QDmNrbQ9ihmLW71qPb0Cx/d7EQvw/Kyx0A6s64ZQp3hHdcmiRcLnjVXrKCk7LShaCK+lS3Q=='

const APPID = 'wx2421b1c4370ec43b'
const NONCE = '593BEC0C930BF1AFEB40B4A08C8FB242'
const PREPAY_ID = 'wx201410272009395522657a690389285100'
const input = {
  appid: APPID,
  prepayId: PREPAY_ID,
  privateKey: merchantKey.privateKey,
  now: new Date(1554208460_999),
  nonce: NONCE,
}

test('Q1: the official signatures hold over our four lines, each over its own and not over the other', () => {
  const jsapi = callUpMessage(APPID, '1554208460', NONCE, `prepay_id=${PREPAY_ID}`)
  const app = callUpMessage(APPID, '1554208460', NONCE, PREPAY_ID)
  assert.equal(holds(jsapi, officialJsapi), true)
  assert.equal(holds(app, officialApp), true)
  assert.equal(holds(app, officialJsapi), false)
  assert.equal(holds(jsapi, officialApp), false)
})

test('Q1, Q11: JSAPI signs the package as it is handed over', () => {
  const { paySign, ...rest } = callUpJsapi(input)
  assert.deepEqual(rest, {
    appId: APPID,
    timeStamp: '1554208460',
    nonceStr: NONCE,
    package: `prepay_id=${PREPAY_ID}`,
    signType: 'RSA',
  })
  assert.equal(isOurs(callUpMessage(APPID, '1554208460', NONCE, `prepay_id=${PREPAY_ID}`), paySign), true)
})

test('Q1, Q12: a mini program signs like JSAPI and is not told its own appid', () => {
  const { appId, ...jsapi } = callUpJsapi(input)
  assert.deepEqual(callUpMiniProgram(input), jsapi)
  assert.equal(appId, APPID)
})

test('Q1, Q13: APP signs the bare prepay id, and not the partner number', () => {
  const { sign, ...rest } = callUpApp({ ...input, partnerid: '1900000109' })
  assert.deepEqual(rest, {
    appid: APPID,
    partnerid: '1900000109',
    prepayid: PREPAY_ID,
    package: 'Sign=WXPay',
    noncestr: NONCE,
    timestamp: '1554208460',
  })
  assert.equal(isOurs(callUpMessage(APPID, '1554208460', NONCE, PREPAY_ID), sign), true)
})

test('a nonce is made when none is given, and never twice the same', () => {
  const { nonce: _given, ...withoutNonce } = input
  const [one, other] = [callUpJsapi(withoutNonce), callUpJsapi(withoutNonce)]
  assert.match(one.nonceStr, /^[0-9A-F]{32}$/)
  assert.notEqual(one.nonceStr, other.nonceStr)
})

function holds(message: Buffer, signature: string): boolean {
  return verify('sha256', message, officialKey, Buffer.from(signature, 'base64'))
}

function isOurs(message: Buffer, signature: string): boolean {
  return verify('sha256', message, merchantKey.publicKey, Buffer.from(signature, 'base64'))
}
