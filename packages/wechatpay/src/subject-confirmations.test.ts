import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSensitive } from './sealing.ts'
import { periodOf, type SubjectConfirmationForm } from './subject-confirmation-form.ts'
import { confirmations } from './testing/confirmations.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const [form] = confirmations as [SubjectConfirmationForm]
const business_code = '1900000001_10000'
const applyment_id = 20000000011111
const BASE = '/v3/apply4subject/applyment'

test('Q38: the confirmation of a subject goes up sealed, and its number comes back', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { applyment_id }))
  assert.deepEqual((await clientOf(t, server.url, [key]).subjectConfirmations.submit(form)).data, { applyment_id })
  const [arrival] = server.arrivals
  assertSigned(arrival)
  assert.deepEqual([arrival?.method, arrival?.url], ['POST', BASE])
  assert.equal(arrival?.headers['wechatpay-serial'], key.serial)
  const sent = JSON.parse(arrival?.body ?? '')
  assert.equal(openSensitive(key.privateKey, sent.contact_info.mobile), form.contact_info.mobile)
  assert.equal(sent.identification_info.identification_valid_date, '["2019-06-06","2039-06-06"]')
})

test('Q39: it is asked for and cancelled by either number; its code, its rejection and the merchant’s word are told', async (t) => {
  const told = {
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    qrcode_data: 'data:image/png;base64,AAAA',
    reject_param: 'merchant_name',
    reject_reason: '名称不一致',
  }
  const state = { authorize_state: 'AUTHORIZE_STATE_UNAUTHORIZED' }
  const server = await startServer(t, (response, arrival, nth) => {
    if (arrival.method === 'POST') answerSigned(key, 204, null)(response, arrival, nth)
    else answerSigned(key, 200, arrival.url.endsWith('/state') ? state : told)(response, arrival, nth)
  })
  const { subjectConfirmations } = clientOf(t, server.url, [key])
  for (const number of [{ business_code }, { applyment_id }]) {
    assert.deepEqual((await subjectConfirmations.query(number)).data, told)
    assert.equal((await subjectConfirmations.cancel(number)).data, null)
  }
  assert.deepEqual((await subjectConfirmations.state(SUB_MCHID)).data, state)
  assert.deepEqual(
    server.arrivals.map(({ method, url }) => `${method} ${url}`),
    [
      `GET ${BASE}?business_code=${business_code}`,
      `POST ${BASE}/${business_code}/cancel`,
      `GET ${BASE}?applyment_id=${applyment_id}`,
      `POST ${BASE}/${applyment_id}/cancel`,
      `GET ${BASE}/merchants/${SUB_MCHID}/state`,
    ],
  )
})

test('Q38: wrong numbers are not sent, and refusals tell', async (t) => {
  const server = await startServer(t, answerUnsigned(404, { code: 'RESOURCE_NOT_EXISTS', message: '申请单不存在' }))
  const { subjectConfirmations } = clientOf(t, server.url, [key])
  await assert.rejects(subjectConfirmations.submit({ ...form, business_code: 'a b' }), TypeError)
  await assert.rejects(subjectConfirmations.query({ business_code: '' }), TypeError)
  await assert.rejects(subjectConfirmations.cancel({ applyment_id: -1 }), TypeError)
  await assert.rejects(subjectConfirmations.state(''), TypeError)
  assert.equal(server.arrivals.length, 0)
  const refused = { code: 'RESOURCE_NOT_EXISTS', mayRetry: false, outcomeKnown: true }
  await assert.rejects(subjectConfirmations.cancel({ business_code }), refused)
  await assert.rejects(subjectConfirmations.query({ business_code }), refused)
  assert.equal(periodOf('2017-10-28'), '["2017-10-28","forever"]')
})
