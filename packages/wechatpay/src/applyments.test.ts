import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApplymentForm } from './applyment-form.ts'
import { openSensitive } from './sealing.ts'
import { forms } from './testing/forms.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makeCertificate, makePublicKey } from './testing/wechat.ts'

const key = makePublicKey()
const [company] = forms as [ApplymentForm]
const applyment_id = 2000002124775691

test('Q35: a form goes up sealed for one key, which the header names, and its number comes back', async (t) => {
  for (const wechatKey of [key, makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1')]) {
    const server = await startServer(t, answerSigned(wechatKey, 200, { applyment_id }))
    const { data, exchange } = await clientOf(t, server.url, [wechatKey]).applyments.submit(company)
    assert.deepEqual(data, { applyment_id })
    const [arrival] = server.arrivals
    assertSigned(arrival)
    assert.deepEqual([arrival?.method, arrival?.url], ['POST', '/v3/applyment4sub/applyment/'])
    assert.equal(arrival?.headers['wechatpay-serial'], wechatKey.serial)
    const { account_number } = JSON.parse(arrival?.body ?? '').bank_account_info
    assert.equal(openSensitive(wechatKey.privateKey, account_number), company.bank_account_info.account_number)
    for (const secret of ['13800000000', '11010519491231002X', '王五']) {
      assert.equal(exchange.requestBody.includes(secret), false)
    }
  }
})

test('Q36: a form is asked for by either number; its state, link and reasons are told, and nothing of a form that is another', async (t) => {
  const rejected = {
    business_code: '1900000001_10000',
    applyment_id,
    sign_url: 'https://pay.weixin.qq.com/public/apply4ec_sign/s?applymentId=1&sign=2',
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    applyment_state_msg: '已驳回',
    audit_detail: [{ field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' }],
  }
  const server = await startServer(t, answerSigned(key, 200, rejected))
  const { applyments } = clientOf(t, server.url, [key])
  assert.deepEqual((await applyments.queryByBusinessCode('1900000001_10000')).data, rejected)
  assert.deepEqual((await applyments.queryByApplymentId(applyment_id)).data, rejected)
  assert.deepEqual(
    server.arrivals.map(({ method, url }) => `${method} ${url}`),
    ['business_code/1900000001_10000', `applyment_id/${applyment_id}`].map(
      (end) => `GET /v3/applyment4sub/applyment/${end}`,
    ),
  )
  const another = { code: 'BAD_ANSWER', outcomeKnown: false }
  await assert.rejects(applyments.queryByBusinessCode('1900000001_10001'), another)
  await assert.rejects(applyments.queryByApplymentId(applyment_id + 1), another)
})

test('what is no state, or no number that JavaScript holds exactly, is no answer', async (t) => {
  const wrong = [
    '{"applyment_state":"APPLYMENT_STATE_DONE"}',
    '{"applyment_state":"APPLYMENT_STATE_FINISHED","applyment_id":20000021247756910001}',
    '{"applyment_state":"APPLYMENT_STATE_FINISHED","applyment_id":"2000002124775691"}',
    '{}',
  ]
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(key, 200, JSON.parse(wrong[nth - 1] ?? ''))(response, arrival, nth),
  )
  const { applyments } = clientOf(t, server.url, [key])
  for (const answer of wrong) await assert.rejects(applyments.queryByBusinessCode('a'), { code: 'BAD_ANSWER' }, answer)
})

test('Q35: a form without a key to seal for, with a wrong number or with an empty field is not sent', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { applyment_id }))
  const unsealed = clientOf(t, server.url, []).applyments.submit(company)
  await assert.rejects(unsealed, { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
  const { applyments } = clientOf(t, server.url, [key])
  for (const business_code of ['', 'a-b', 'a'.repeat(125), '../x']) {
    await assert.rejects(applyments.submit({ ...company, business_code }), TypeError)
    await assert.rejects(applyments.queryByBusinessCode(business_code), TypeError)
  }
  for (const id of [0, 0.5, 2 ** 53]) await assert.rejects(applyments.queryByApplymentId(id), TypeError)
  const empty = { ...company, business_info: { ...company.business_info, service_phone: '' } } as ApplymentForm
  await assert.rejects(applyments.submit(empty), TypeError)
  assert.equal(server.arrivals.length, 0)
})

test('a refused form says whether to try again; of a form that stands already, nothing is certain', async (t) => {
  const rows: [number, string, boolean, boolean][] = [
    [400, 'PARAM_ERROR', false, true],
    [400, 'INVALID_REQUEST', false, true],
    [403, 'NO_AUTH', false, true],
    [400, 'RESOURCE_ALREADY_EXISTS', false, false],
    [429, 'FREQUENCY_LIMITED', true, false],
    [500, 'SYSTEM_ERROR', true, false],
  ]
  for (const [status, code, mayRetry, outcomeKnown] of rows) {
    const server = await startServer(t, answerUnsigned(status, { code, message: '拒绝' }))
    const { applyments } = clientOf(t, server.url, [key])
    await assert.rejects(applyments.submit(company), { code, mayRetry, outcomeKnown })
    assert.equal(server.arrivals.length, 1, 'a form is not sent again by itself')
  }
})
