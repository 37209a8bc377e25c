import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY_MS } from '../kit/day.ts'
import { COMPANY, type FormStage, type Json, openFormStage } from '../testing/form-stage.ts'
import { assertRefused } from '../testing/refused.ts'

const ACCOUNT = '6200000000000000001'

test('M23, Q37: a change is taken in, reviewed, and the account is the new one; five a day, one at a time, 20 a minute', async (t) => {
  const stage = await openFormStage(t)
  const { seal } = stage.papers
  const first = await modify(stage)
  assert.equal(first.status, 200, first.text)
  assertRefused(await modify(stage), 400, 'INVALID_REQUEST')
  const auditing = await application(stage, first.body.application_no)
  assert.deepEqual(auditing, {
    account_name: `上${'*'.repeat(COMPANY.length - 1)}`,
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '农业银行',
    account_number: '62*************01',
    verify_result: 'AUDITING',
  })
  await review(stage, first.body.application_no, { fails_with: '银行卡户名或卡号有误' })
  assert.partialDeepStrictEqual(await application(stage, first.body.application_no), {
    verify_result: 'AUDIT_FAIL',
    verify_fail_reason: '银行卡户名或卡号有误',
  })
  assert.equal((await account(stage)).account_bank, '工商银行', 'still the old one')

  for (let count = 2; count <= 5; count++) {
    const { body } = await modify(stage, { account_name: seal(COMPANY) })
    await review(stage, body.application_no)
  }
  assert.deepEqual(await account(stage), {
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '农业银行',
    account_number: '62*************01',
    verify_result: 'VERIFY_SUCCESS',
  })
  const sixth = await modify(stage)
  assertRefused(sixth, 400, 'INVALID_REQUEST')
  assert.match(String(sixth.body.message), /已达上限/)
  await stage.advance(DAY_MS)
  assert.equal((await modify(stage)).status, 200)

  const wrong: readonly (readonly [Json, string | undefined])[] = [
    [{ account_type: 'ACCOUNT_TYPE_PRIVATE' }, undefined],
    [{ account_name: seal('另一家有限公司') }, '/account_name'],
    [{ account_bank: '某银行' }, '/account_bank'],
    [{ account_number: seal('1') }, '/account_number'],
    [{ account_number: undefined }, '/account_number'],
    [{ account_number: ACCOUNT }, undefined],
  ]
  for (const [changes, field] of wrong) {
    const reply = await modify(stage, changes)
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal((reply.body.detail as Json | undefined)?.field, field, reply.text)
  }
  const nobody = `/v3/apply4sub/sub_merchants/${stage.subMchid}/application/1`
  assertRefused(await stage.call('GET', nobody), 404, 'RESOURCE_NOT_EXISTS')
  assertRefused(await stage.call('GET', '/v3/apply4sub/sub_merchants/1/settlement'), 400, 'MCH_NOT_EXISTS')

  await stage.control('PUT', '/rules', { frequencyLimits: 'on' })
  const statuses: number[] = []
  for (let count = 0; count < 21; count++) statuses.push((await modify(stage, { account_bank: '某银行' })).status)
  // A minute of the clock may have ended on the way.
  if (statuses.includes(429)) assert.equal(statuses.indexOf(429), 20)
  else assert.equal((await modify(stage, { account_bank: '某银行' })).status, 400)
})

function modify(stage: FormStage, changes: Json = {}) {
  const { papers, subMchid } = stage
  const body = {
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '农业银行',
    account_number: papers.seal(ACCOUNT),
    ...changes,
  }
  const { headers } = papers
  return stage.call('POST', `/v3/apply4sub/sub_merchants/${subMchid}/modify-settlement`, body, { headers })
}

async function application(stage: FormStage, number: unknown): Promise<Json> {
  const { body } = await stage.call('GET', `/v3/apply4sub/sub_merchants/${stage.subMchid}/application/${number}`)
  const { verify_finish_time: at, ...rest } = body
  if (at !== undefined) assert.match(String(at), /^\d{4}-\d\d-\d\dT[\d:]{8}\+08:00$/)
  return rest
}

async function account(stage: FormStage): Promise<Json> {
  return (await stage.call('GET', `/v3/apply4sub/sub_merchants/${stage.subMchid}/settlement`)).body
}

function review(stage: FormStage, number: unknown, body: Json = {}): Promise<unknown> {
  return stage.control('POST', `/settlement-changes/${number}/review`, body)
}
