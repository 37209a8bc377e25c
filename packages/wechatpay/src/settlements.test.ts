import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSensitive } from './sealing.ts'
import { settlementChange } from './testing/forms.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const account = { account_type: 'ACCOUNT_TYPE_BUSINESS', account_bank: '工商银行', account_number: '62*************78' }

test('Q37: the account in force is told masked, with a result only where there is one', async (t) => {
  const verified = {
    ...account,
    bank_branch_id: '402713354941',
    verify_result: 'VERIFY_FAIL',
    verify_fail_reason: '户名不符',
  }
  const answers = [account, verified, { ...account, verify_result: 'AUDIT_SUCCESS' }]
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(key, 200, answers[nth - 1])(response, arrival, nth),
  )
  const { settlements } = clientOf(t, server.url, [key])
  assert.deepEqual((await settlements.query({ sub_mchid: SUB_MCHID })).data, account)
  const rule = { account_number_rule: 'ACCOUNT_NUMBER_RULE_MASK_V2' } as const
  assert.deepEqual((await settlements.query({ sub_mchid: SUB_MCHID, ...rule })).data, verified)
  await assert.rejects(settlements.query({ sub_mchid: SUB_MCHID }), { code: 'BAD_ANSWER' })
  const path = `/v3/apply4sub/sub_merchants/${SUB_MCHID}/settlement`
  const asked = server.arrivals.map(({ method, url }) => `${method} ${url}`)
  assert.deepEqual(asked.slice(0, 2), [`GET ${path}`, `GET ${path}?account_number_rule=ACCOUNT_NUMBER_RULE_MASK_V2`])
})

test('Q37: a change goes up sealed, is given a number, and is followed by it', async (t) => {
  const reviewed = { ...account, account_name: '面*', verify_result: 'AUDITING' }
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(key, 200, nth === 1 ? { application_no: '102329389' } : reviewed)(response, arrival, nth),
  )
  const { settlements } = clientOf(t, server.url, [key])
  const { application_no } = (await settlements.modify(settlementChange)).data
  const application = { sub_mchid: SUB_MCHID, application_no }
  assert.deepEqual((await settlements.queryApplication(application)).data, reviewed)

  const [change, question] = server.arrivals
  assertSigned(change)
  const base = `/v3/apply4sub/sub_merchants/${SUB_MCHID}`
  assert.deepEqual([change?.method, change?.url], ['POST', `${base}/modify-settlement`])
  assert.equal(change?.headers['wechatpay-serial'], key.serial)
  const { account_name, account_number, ...open } = JSON.parse(change?.body ?? '')
  assert.equal(openSensitive(key.privateKey, account_name), settlementChange.account_name)
  assert.equal(openSensitive(key.privateKey, account_number), settlementChange.account_number)
  const { sub_mchid: _inPath, account_name: _name, account_number: _number, ...said } = settlementChange
  assert.deepEqual(open, said)
  assert.equal(question?.url, `${base}/application/102329389`)
})

test('Q37: what cannot be right is not sent; a refusal tells, and silence leaves it open', async (t) => {
  const server = await startServer(t, answerUnsigned(400, { code: 'INVALID_REQUEST', message: '次数已达上限' }))
  const { settlements } = clientOf(t, server.url, [key])
  await assert.rejects(settlements.query({ sub_mchid: '' }), TypeError)
  await assert.rejects(settlements.modify({ ...settlementChange, sub_mchid: '../1' }), TypeError)
  await assert.rejects(settlements.modify({ ...settlementChange, account_number: '' }), TypeError)
  await assert.rejects(settlements.queryApplication({ sub_mchid: SUB_MCHID, application_no: '' }), TypeError)
  assert.equal(server.arrivals.length, 0)
  await assert.rejects(settlements.modify(settlementChange), { mayRetry: false, outcomeKnown: true })

  const cut = await startServer(t, (response) => response.destroy())
  await assert.rejects(clientOf(t, cut.url, [key]).settlements.modify(settlementChange), {
    code: 'NO_ANSWER',
    outcomeKnown: false,
  })
  assert.equal(cut.arrivals.length, 1, 'each try would count against the five of the day')
})
