import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DAY_MS } from '../kit/day.ts'
import { type FormStage, openFormStage, SUBJECTS } from '../testing/form-stage.ts'
import { assertRefused } from '../testing/refused.ts'

let stage: FormStage
const ends: (() => Promise<void>)[] = []
before(async () => {
  stage = await openFormStage({ after: (end) => ends.push(end) })
})
after(async () => {
  for (const end of ends) await end()
})

test('Q38, Q39: a subject’s form is reviewed, confirmed by its contact behind a code, verified, and its account authorized', async () => {
  const named = { '/addition_info': { confirm_mchid_list: [stage.subMchid] }, '/contact_info/contact_type': 'SUPER' }
  const { body } = await stage.submitSubject('subject_1', named)
  const number = body.applyment_id
  assert.equal((await stage.submitSubject('subject_1', named)).body.applyment_id, number, 'the same again')
  assertRefused(await stage.submitSubject('subject_1'), 400, 'INVALID_REQUEST')
  assertRefused(await stage.submitSubject('subject_2'), 400, 'INVALID_REQUEST')
  assert.deepEqual(await query(stage, 'business_code=subject_1'), {
    applyment_state: 'APPLYMENT_STATE_WAITTING_FOR_AUDIT',
  })
  await act(stage, number, { act: 'approve' })
  const waiting = await query(stage, `applyment_id=${number}`)
  assert.equal(waiting.applyment_state, 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT')
  assert.match(String(waiting.qrcode_data), /^data:image\/png;base64,iVBOR/)
  await act(stage, number, { act: 'confirm_contact' })
  assert.equal(await authorized(stage), 'AUTHORIZE_STATE_UNAUTHORIZED')
  await act(stage, number, { act: 'verify' })
  assert.equal((await query(stage, 'business_code=subject_1')).applyment_state, 'APPLYMENT_STATE_PASSED')
  assert.equal(await authorized(stage), 'AUTHORIZE_STATE_AUTHORIZED')
  await stage.advance(31 * DAY_MS)
  assert.deepEqual(await query(stage, 'business_code=subject_1'), { applyment_state: 'APPLYMENT_STATE_PASSED' })
})

test('Q38, Q39: after a rejection it is cancelled and submitted under a new number; after 30 days it is void; freezing is an end', async () => {
  for (const name of ['12345', '@#$%°']) {
    const wrong = { '/subject_info/business_licence_info/merchant_name': name }
    assertRefused(await stage.submitSubject('first', wrong), 400, 'PARAM_ERROR')
  }
  const { body } = await stage.submitSubject('first')
  await act(stage, body.applyment_id, { act: 'reject', param: 'merchant_name', reason: '名称不一致' })
  assert.deepEqual(await query(stage, 'business_code=first'), {
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    reject_param: 'merchant_name',
    reject_reason: '名称不一致',
  })
  assertRefused(await stage.submitSubject('first'), 400, 'INVALID_REQUEST')
  assertRefused(await stage.submitSubject('second'), 400, 'INVALID_REQUEST')
  for (const name of ['first', body.applyment_id, 'first']) {
    assert.equal((await stage.call('POST', `${SUBJECTS}/${name}/cancel`, {})).status, 204)
  }
  const second = await stage.submitSubject('second')
  assert.equal(second.status, 200, second.text)
  await stage.advance(30 * DAY_MS)
  assert.equal((await query(stage, 'business_code=second')).applyment_state, 'APPLYMENT_STATE_CANCELED')

  const third = (await stage.submitSubject('third')).body.applyment_id
  await act(stage, third, { act: 'interrupt' })
  assert.equal((await stage.submitSubject('third')).body.applyment_id, third)
  await act(stage, third, { act: 'freeze', reason: '该主体已完成过入驻' })
  assertRefused(await stage.call('POST', `${SUBJECTS}/third/cancel`, {}), 400, 'INVALID_REQUEST')
  const other = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家有限公司',
  })
  const path = `/subject-confirmations/${third}/authorizations`
  await assert.rejects(stage.control('POST', path, { sub_mchid: other.sub_mchid }), /NAMES_DIFFER|409/)
  await stage.control('POST', path, { sub_mchid: stage.subMchid })
  assert.equal(await authorized(stage), 'AUTHORIZE_STATE_AUTHORIZED')

  assertRefused(await stage.call('GET', SUBJECTS), 400, 'PARAM_ERROR')
  assertRefused(await stage.call('GET', `${SUBJECTS}?business_code=nobody`), 404, 'RESOURCE_NOT_EXISTS')
  const licence = '/subject_info/business_licence_info/licence_number'
  const wrong = await stage.submitSubject('fourth', { [licence]: '12' })
  assertRefused(wrong, 400, 'PARAM_ERROR')
  assert.equal(wrong.body.message, '暂未查询到该营业执照注册号')
})

async function query(stage: FormStage, question: string): Promise<Record<string, unknown>> {
  return (await stage.call('GET', `${SUBJECTS}?${question}`)).body
}

async function authorized(stage: FormStage): Promise<unknown> {
  const { body } = await stage.call('GET', `${SUBJECTS}/merchants/${stage.subMchid}/state`)
  return body.authorize_state
}

function act(stage: FormStage, number: unknown, body: Record<string, string>): Promise<unknown> {
  return stage.control('POST', `/subject-confirmations/${number}/acts`, body)
}
