import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { startSimulator } from '../simulator.ts'
import type { AgreementAct, AgreementState } from '../storage/agreement-rows.ts'
import { ask, control } from '../testing/control-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { makeAppid, openStage, type Stage } from '../testing/stage.ts'
import { nextState } from './agreement.ts'

const ORDERS = '/v3/pay/partner/transactions'

type Agreement = {
  name: string
  appid: string | null
  state: string
  effective_at: string | null
  history: { act: string; state: string; by: string; why: string | null; way: string; at: string }[]
}

test('every act in every state leads to one state or is refused', () => {
  const states: AgreementState[] = ['none', 'asked', 'granted', 'refused', 'withdrawn']
  const table = (act: AgreementAct) => states.map((state) => nextState(state, act))
  assert.deepEqual(table('ask'), ['asked', null, null, 'asked', 'asked'])
  assert.deepEqual(table('sign'), [null, 'granted', null, null, null])
  assert.deepEqual(table('refuse'), [null, 'refused', null, null, null])
  assert.deepEqual(table('withdraw'), [null, 'withdrawn', 'withdrawn', null, null])
})

test('M12: APP is refused until it was asked for and signed, and again once it is withdrawn', async (t) => {
  const stage = await openStage(t)
  const app = (number: string) => stage.call('POST', `${ORDERS}/app`, stage.order(number))
  assertRefused(await app('m12-none'), 403, 'NO_AUTH')
  await move(stage, { name: 'app', act: 'ask', by: '特约云 王经理', why: '商户有自己的 App' })
  assertRefused(await app('m12-asked'), 403, 'NO_AUTH')
  await move(stage, { name: 'app', act: 'refuse', why: '资料不全' })
  assertRefused(await app('m12-refused'), 403, 'NO_AUTH')
  await move(stage, { name: 'app', act: 'ask' })
  await move(stage, { name: 'app', act: 'sign' })
  assert.equal((await app('m12-granted')).status, 200)
  const withdrawn = await move(stage, { name: 'app', act: 'withdraw', by: '商务经理 李', why: '违规' })
  assertRefused(await app('m12-withdrawn'), 403, 'NO_AUTH')
  assert.deepEqual(
    withdrawn.history.map(({ act, state, by, why }) => [act, state, by, why]),
    [
      ['ask', 'asked', '特约云 王经理', '商户有自己的 App'],
      ['refuse', 'refused', 'account manager', '资料不全'],
      ['ask', 'asked', 'provider', null],
      ['sign', 'granted', 'account manager', null],
      ['withdraw', 'withdrawn', '商务经理 李', '违规'],
    ],
  )
  assert(withdrawn.history.every(({ at }) => Math.abs(Date.parse(at) - Date.now()) < 60_000))
})

test('M12: each product is checked for itself', async (t) => {
  const stage = await openStage(t)
  const sub_openid = await stage.openid(stage.payer, stage.subAppid)
  const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const products = {
    jsapi: { sub_appid: stage.subAppid, payer: { sub_openid } },
    native: {},
    app: {},
    h5: { scene_info },
  }
  for (const [product, changes] of Object.entries(products)) {
    const order = (number: string) => stage.call('POST', `${ORDERS}/${product}`, stage.order(number, changes))
    const path = `/merchants/${stage.subMchid}/permissions/${product}`
    await stage.control('PUT', path, { granted: true })
    assert.equal((await order(`${product}-granted`)).status, 200, product)
    await stage.control('PUT', path, { granted: false })
    assertRefused(await order(`${product}-withdrawn`), 403, 'NO_AUTH')
  }
})

test('M12: APP and H5 are not for micro merchants, whatever is granted', async (t) => {
  const stage = await openStage(t)
  const micro = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '赵大妈煎饼',
    subject_type: 'micro',
    subject: '赵大妈',
    permissions: { app: true, h5: true },
  })
  const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const order = (number: string, changes = {}) => stage.order(number, { sub_mchid: micro.sub_mchid, ...changes })
  assertRefused(await stage.call('POST', `${ORDERS}/app`, order('micro-app')), 403, 'NO_AUTH')
  assertRefused(await stage.call('POST', `${ORDERS}/h5`, order('micro-h5', { scene_info })), 403, 'NO_AUTH')
  assert.equal((await stage.call('POST', `${ORDERS}/native`, order('micro-native'))).status, 200)
})

test('M17: an appid of another subject is bound only while a letter for that very appid stands', async (t) => {
  const stage = await openStage(t)
  const [shared, second] = [
    await makeAppid(stage.url, '集团服务号', '集团公司'),
    await makeAppid(stage.url, '集团小程序', '集团公司'),
  ]
  const bind = (appid: string) => ask(stage.url, 'POST', `/merchants/${stage.subMchid}/appids`, { appid })
  const refused = await bind(shared)
  assert.deepEqual([refused.status, refused.body.code], [409, 'SUBJECT_MISMATCH'])
  await move(stage, { name: 'joint_operation', appid: shared, act: 'ask' })
  assert.equal((await bind(shared)).status, 409)
  await move(stage, { name: 'joint_operation', appid: shared, act: 'sign' })
  assert.equal((await bind(shared)).status, 200)
  assert.equal((await bind(second)).status, 409, 'the letter names one appid')
  assert.equal((await stage.native('m17-signed', { sub_appid: shared })).status, 200)
  await move(stage, { name: 'joint_operation', appid: shared, act: 'withdraw' })
  assertRefused(await stage.native('m17-gone', { sub_appid: shared }), 400, 'APPID_MCHID_NOT_MATCH')
  const { merchants } = await stage.control<{ merchants: { appids: unknown[] }[] }>('GET', '/merchants')
  assert.deepEqual(merchants[0]?.appids.at(-1), { appid: shared, joint_operation_letter: false })
})

test('M25: refund authority signed at the desk holds at once, by invitation after ten minutes', async (t) => {
  const stage = await openStage(t)
  await stage.paid('m25-order')
  const set = (granted: boolean) => stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted })
  await set(false)
  assertRefused(await stage.refund('m25-order', 'm25-0', 1), 403, 'NO_AUTH')
  await move(stage, { name: 'refund', act: 'ask', way: 'invitation' })
  const signed = await move(stage, { name: 'refund', act: 'sign', by: '晴天咖啡', way: 'invitation' })
  assert.equal(Date.parse(signed.effective_at ?? '') - Date.parse(signed.history.at(-1)?.at ?? ''), 600_000)
  assertRefused(await stage.refund('m25-order', 'm25-1', 1), 403, 'NO_AUTH')
  await stage.advance(600_000)
  assert.equal((await stage.refund('m25-order', 'm25-1', 1)).status, 200)
  await set(false)
  assertRefused(await stage.refund('m25-order', 'm25-2', 1), 403, 'NO_AUTH')
  await set(true)
  assert.equal((await stage.refund('m25-order', 'm25-2', 1)).status, 200, 'at the desk: at once')
})

test('M25: how long an invitation takes is a rule', async (t) => {
  const stage = await openStage(t)
  await stage.paid('m25-rule')
  await stage.control('PUT', '/rules', { invitationSeconds: 0 })
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted: false })
  await move(stage, { name: 'refund', act: 'ask' })
  await move(stage, { name: 'refund', act: 'sign', way: 'invitation' })
  assert.equal((await stage.refund('m25-rule', 'r-1', 1)).status, 200)
})

test('M7, M27: papers and red packets begin as not asked for, and are told with the products', async (t) => {
  const stage = await openStage(t)
  const { agreements } = await stage.control<{ agreements: Agreement[] }>(
    'GET',
    `/merchants/${stage.subMchid}/agreements`,
  )
  const states = Object.fromEntries(agreements.map(({ name, state }) => [name, state]))
  assert.deepEqual(states, {
    jsapi: 'granted',
    native: 'granted',
    mini_program: 'granted',
    app: 'none',
    h5: 'none',
    codepay: 'granted',
    combine: 'none',
    refund: 'granted',
    red_packets: 'none',
    recommend_follow: 'none',
  })
})

test('the desk refuses what does not follow, what is not one per appid, and names nobody knows', async (t) => {
  const stage = await openStage(t)
  const tell = async (body: Record<string, unknown>) => {
    const answer = await ask(stage.url, 'POST', `/merchants/${stage.subMchid}/agreements`, body)
    return [answer.status, answer.body.code]
  }
  assert.deepEqual(await tell({ name: 'app', act: 'sign' }), [409, 'AGREEMENT_STATE'])
  assert.deepEqual(await tell({ name: 'native', act: 'ask' }), [409, 'AGREEMENT_STATE'])
  assert.deepEqual(await tell({ name: 'joint_operation', act: 'ask' }), [400, 'BAD_REQUEST'])
  assert.deepEqual(await tell({ name: 'app', act: 'ask', appid: stage.subAppid }), [400, 'BAD_REQUEST'])
  const unknown = `wx${'0'.repeat(16)}`
  assert.deepEqual(await tell({ name: 'joint_operation', act: 'ask', appid: unknown }), [400, 'BAD_REQUEST'])
  assert.deepEqual(await tell({ name: 'app', act: 'ask', way: 'invitation' }), [400, 'BAD_REQUEST'])
  assert.deepEqual(await tell({ name: 'gold', act: 'ask' }), [400, 'BAD_REQUEST'])
  const stranger = await ask(stage.url, 'GET', '/merchants/1600000000/agreements')
  assert.equal(stranger.status, 404)
})

test('agreements and their history outlive a restart', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'simulator-agreements-'))
  t.after(() => rmSync(dataDir, { recursive: true }))
  const stage = await openStage(t, { dataDir })
  await move(stage, { name: 'recommend_follow', act: 'ask' })
  const signed = await move(stage, { name: 'recommend_follow', act: 'sign', by: '商务经理 李' })
  await stage.simulator.close()
  const again = await startSimulator({ port: 0, dataDir })
  t.after(() => again.close())
  const target = `/merchants/${stage.subMchid}/agreements`
  const { agreements } = await control<{ agreements: Agreement[] }>(again.url, 'GET', target)
  assert.deepEqual(
    agreements.find(({ name }) => name === 'recommend_follow'),
    signed,
  )
})

function move(stage: Stage, body: Record<string, unknown>): Promise<Agreement> {
  return stage.control<Agreement>('POST', `/merchants/${stage.subMchid}/agreements`, body)
}
