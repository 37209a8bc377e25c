import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { makeKeyPair, privatePem } from '../crypto/keys.ts'
import { callWeChat, type Twist, verifyReply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage } from '../testing/stage.ts'

const NATIVE = '/v3/pay/partner/transactions/native'
const BAD_SIGNATURE = 268_443_699

test('Accept and User-Agent are demanded before anybody asks who is calling', async (t) => {
  const stage = await openStage(t)
  for (const missing of ['Accept', 'User-Agent']) {
    const twist: Twist = { headers: { [missing]: null, Authorization: null } }
    const reply = await stage.call('GET', '/v3/certificates', undefined, twist)
    assertRefused(reply, 400, 'INVALID_REQUEST')
    assert.equal(reply.body.message, 'Http头缺少Accept或User-Agent')
  }
  const html = await stage.call('GET', '/v3/certificates', undefined, { headers: { Accept: 'text/html' } })
  assertRefused(html, 400, 'INVALID_REQUEST')
})

test('an Authorization of another form is refused', async (t) => {
  const stage = await openStage(t)
  const forms: (string | null)[] = [
    null,
    'Bearer abc',
    'WECHATPAY2-SHA256-RSA2048 mchid="1900000001"',
    'WECHATPAY2-SM2-WITH-SM3 mchid="1",nonce_str="a",timestamp="1234567890",serial_no="AB",signature="aa"',
    'WECHATPAY2-SHA256-RSA2048 mchid="1",nonce_str="a",timestamp="12",serial_no="AB",signature="aa"',
    'WECHATPAY2-SHA256-RSA2048 mchid="1",mchid="1",nonce_str="a",timestamp="1234567890",serial_no="AB",signature="a"',
  ]
  for (const form of forms) {
    const reply = await stage.call('GET', '/v3/certificates', undefined, { headers: { Authorization: form } })
    assertRefused(reply, 401, 'SIGN_ERROR', BAD_SIGNATURE)
    assert.match(reply.body.message ?? '', /Authorization值格式错误/)
  }
})

test('a request may be 5 minutes off by WeChat’s clock, and this is looked at before the signature', async (t) => {
  const stage = await openStage(t)
  const now = Math.floor(Date.now() / 1000)
  for (const offS of [-290, 290]) {
    const reply = await stage.call('GET', '/v3/certificates', undefined, { timestamp: now + offS })
    assert.equal(reply.status, 200, reply.text)
  }
  for (const offS of [-310, 310]) {
    const reply = await stage.call('GET', '/v3/certificates', undefined, { timestamp: now + offS, signature: 'AAAA' })
    assertRefused(reply, 401, 'SIGN_ERROR', BAD_SIGNATURE)
    assert.match(reply.body.message ?? '', /不得超过5分钟/)
  }
})

test('the clock that counts is the virtual one', async (t) => {
  const stage = await openStage(t)
  await stage.control('POST', '/clock/advance', { ms: 3_600_000 })
  const real = Math.floor(Date.now() / 1000)
  assertRefused(await stage.call('GET', '/v3/certificates', undefined, { timestamp: real }), 401, 'SIGN_ERROR')
  const timestamp = real + 3_600
  assert.equal((await stage.call('GET', '/v3/certificates', undefined, { timestamp })).status, 200)
})

test('a wrong serial, another key, a changed body or path fail the verification', async (t) => {
  const stage = await openStage(t)
  const stranger = privatePem((await makeKeyPair()).privateKey)
  const body = stage.order('signed-1')
  const changed = JSON.stringify({ ...body, amount: { total: 1, currency: 'CNY' } })
  const replies = [
    await stage.call('GET', '/v3/certificates', undefined, { serial: 'AB'.repeat(20) }),
    await callWeChat(stage.url, { ...stage.provider, private_key_pem: stranger }, 'GET', '/v3/certificates'),
    await stage.call('POST', NATIVE, body, { sentBody: changed }),
    await stage.call('POST', NATIVE, body, { signature: randomBytes(256).toString('base64') }),
  ]
  for (const reply of replies) assertRefused(reply, 401, 'SIGN_ERROR', BAD_SIGNATURE)
})

test('M21: a sub-merchant cannot sign, with whatever key', async (t) => {
  const stage = await openStage(t)
  for (const mchid of [stage.subMchid, '1234567890']) {
    assertRefused(
      await stage.call('POST', NATIVE, stage.order('m21-order'), { mchid }),
      401,
      'SIGN_ERROR',
      BAD_SIGNATURE,
    )
  }
})

test('M21: one SP cannot sign for another', async (t) => {
  const stage = await openStage(t)
  const other = await stage.control<{ mchid: string; serial: string; private_key_pem: string }>(
    'POST',
    '/providers',
    {},
  )
  assertRefused(await callWeChat(stage.url, other, 'POST', NATIVE, stage.order('m21-order')), 400, 'PARAM_ERROR')
})

test('a nonce works once', async (t) => {
  const stage = await openStage(t)
  const twist = { nonce: 'once0123456789', timestamp: Math.floor(Date.now() / 1000) }
  assert.equal((await stage.call('GET', '/v3/certificates', undefined, twist)).status, 200)
  assertRefused(await stage.call('GET', '/v3/certificates', undefined, twist), 401, 'SIGN_ERROR', BAD_SIGNATURE)
})

test('a failed signature does not use up the nonce', async (t) => {
  const stage = await openStage(t)
  const nonce = 'spared0123456789'
  assertRefused(await stage.call('GET', '/v3/certificates', undefined, { nonce, signature: 'AAAA' }), 401, 'SIGN_ERROR')
  assert.equal((await stage.call('GET', '/v3/certificates', undefined, { nonce })).status, 200)
})

test('a body is JSON and says so', async (t) => {
  const stage = await openStage(t)
  for (const type of [null, 'text/plain', 'application/json; charset=gbk']) {
    const reply = await stage.call('POST', NATIVE, stage.order('typed-1'), { headers: { 'Content-Type': type } })
    assertRefused(reply, 400, 'INVALID_REQUEST')
  }
  assertRefused(await stage.call('POST', NATIVE, '{"sp_mchid":'), 400, 'PARAM_ERROR')
  const charset = { headers: { 'Content-Type': 'application/json; charset=UTF-8' } }
  assert.equal((await stage.call('POST', NATIVE, stage.order('typed-1'), charset)).status, 200)
})

test('unknown addresses and wrong methods are answered without a body', async (t) => {
  const stage = await openStage(t)
  const unknown = await stage.call('GET', '/v3/pay/partner/transactions/gold')
  assert.deepEqual([unknown.status, unknown.text], [404, ''])
  const wrong = await stage.call('DELETE', NATIVE)
  assert.deepEqual([wrong.status, wrong.text], [405, ''])
})

test('answers carry WeChat’s headers in WeChat’s spelling, and a 204 is signed over nothing', async (t) => {
  const stage = await openStage(t)
  await stage.native('headers-1')
  const closed = await stage.close('headers-1')
  assert.deepEqual([closed.status, closed.text], [204, ''])
  assert(verifyReply(closed, stage.provider.platform_certificates[0]!.pem))
  const names = closed.rawHeaders.filter((_text, index) => index % 2 === 0)
  for (const name of [
    'Request-ID',
    'Wechatpay-Timestamp',
    'Wechatpay-Nonce',
    'Wechatpay-Signature',
    'Wechatpay-Serial',
  ]) {
    assert(names.includes(name), `${name} in ${names.join(', ')}`)
  }
})

test('the request log says why, and what went over the wire, but no private key', async (t) => {
  const stage = await openStage(t)
  await stage.call('GET', '/v3/certificates', undefined, { serial: 'AB'.repeat(20) })
  const { requests } = await stage.control<{ requests: Record<string, unknown>[] }>('GET', '/requests?limit=1')
  assert.equal(requests.length, 1)
  assert.deepEqual(
    [requests[0]?.status, requests[0]?.code, requests[0]?.mchid],
    [401, 'SIGN_ERROR', stage.provider.mchid],
  )
  assert.partialDeepStrictEqual(requests[0]?.explanation, { reason: 'serialWrong', rule: { row: 'M21' } })
  const whole = await stage.control<Record<string, unknown>>('GET', `/requests/${requests[0]?.id}`)
  assert(String(JSON.stringify(whole.explanation)).includes(stage.provider.serial), 'what would have been right')
  assert.match(JSON.stringify(whole.request_headers), /"Authorization","WECHATPAY2-SHA256-RSA2048 /)
  assert.doesNotMatch(JSON.stringify(whole), /PRIVATE KEY/)
})
