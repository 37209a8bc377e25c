import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openNotice, type SealedNotice } from '../testing/notice-receiver.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const NOTIFY_URL = '/v3/merchant-risk-manage/violation-notifications'
const LIMITATIONS = '/v3/mch-operation-manage/merchant-limitations/sub-mchid'

test('an SP sets, reads, changes and removes the address at which it is told of violations', async (t) => {
  const stage = await openStage(t)
  assertRefused(await stage.call('GET', NOTIFY_URL), 404, 'NOT_FOUND')
  assertRefused(await stage.call('PUT', NOTIFY_URL, { notify_url: 'https://a.example/v' }), 404, 'NOT_FOUND')
  for (const notify_url of [
    'http://a',
    'https://a.example/v?a=1',
    'ftp://a.example/v',
    `https://a.example/${'v'.repeat(256)}`,
  ]) {
    assertRefused(await stage.call('POST', NOTIFY_URL, { notify_url }), 400, 'PARAM_ERROR')
  }
  const made = await stage.call('POST', NOTIFY_URL, { notify_url: 'https://a.example/v' })
  assert.deepEqual([made.status, made.body], [200, { notify_url: 'https://a.example/v' }])
  assertRefused(await stage.call('POST', NOTIFY_URL, { notify_url: 'https://b.example/v' }), 400, 'INVALID_REQUEST')
  assert.equal((await stage.call('PUT', NOTIFY_URL, { notify_url: 'https://b.example/v' })).status, 200)
  assert.deepEqual((await stage.call('GET', NOTIFY_URL)).body, { notify_url: 'https://b.example/v' })
  assert.equal((await stage.call('DELETE', NOTIFY_URL)).status, 204)
  assertRefused(await stage.call('DELETE', NOTIFY_URL), 404, 'NOT_FOUND')
})

test('who is punished collects nothing, its SP is told why under one record, and can ask what is closed', async (t) => {
  const stage = await openStage(t)
  const silent = await punish(stage, { risk_type: 'LARGE_AMOUNT_TRANSACTION' })
  assert.equal(silent.notice, null, 'no address, no notice')
  assert.deepEqual((await limitations(stage)).limited_functions, [])

  await stage.call('POST', NOTIFY_URL, { notify_url: stage.receiver.url })
  const told = await punish(stage, { risk_type: 'ONE_YUAN_PURCHASES', collecting: false })
  await stage.control('POST', '/flush')
  const [notice] = stage.receiver.received
  const sealed = JSON.parse(notice?.text ?? '') as SealedNotice
  assert.deepEqual([sealed.event_type, sealed.resource.original_type], ['VIOLATION.PUNISH', 'violation'])
  const opened = openNotice(notice!, stage.provider.api_v3_key)
  assert.partialDeepStrictEqual(opened, {
    sub_mchid: stage.subMchid,
    company_name: '上海晴天餐饮有限公司',
    record_id: told.record_id,
    punish_plan: '关闭支付权限',
    risk_type: 'ONE_YUAN_PURCHASES',
    risk_description: '涉嫌一元购',
  })
  assert.match(String(opened.punish_time), /\+08:00$/)
  assertRefused(await stage.native('order-while-punished'), 403, 'RULE_LIMIT')
  assert.partialDeepStrictEqual(await limitations(stage), {
    mchid: stage.subMchid,
    limited_functions: ['NO_TRANSACTION'],
    recovery_specifications: [{ limitation_case_id: told.record_id, recover_way: 'SUBMIT_INFORMATION_FOR_APPEAL' }],
  })

  const appeal = { event_type: 'VIOLATION.APPEAL', risk_type: 'APPEAL_SUCCESSFUL', collecting: true }
  await punish(stage, appeal)
  assert.equal((await stage.native('order-after-appeal')).status, 200)
  assert.deepEqual((await limitations(stage)).limited_functions, [])
  const { violations } = await stage.control<{ violations: unknown[] }>(
    'GET',
    `/violations?sub_mchid=${stage.subMchid}`,
  )
  assert.equal(violations.length, 3)
  assertRefused(await stage.call('GET', `${LIMITATIONS}/1699999999`), 400, 'MCH_NOT_EXISTS')
})

type Violation = { readonly record_id: string; readonly notice: string | null }

function punish(stage: Stage, how: Record<string, unknown>): Promise<Violation> {
  return stage.control<Violation>('POST', `/merchants/${stage.subMchid}/violations`, how)
}

async function limitations(stage: Stage): Promise<Record<string, unknown>> {
  return (await stage.call('GET', `${LIMITATIONS}/${stage.subMchid}`)).body
}
