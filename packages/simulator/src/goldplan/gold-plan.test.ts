import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { startSimulator } from '../simulator.ts'
import { control } from '../testing/control-client.ts'
import type { Reply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const GOLD_PLAN = '/v3/goldplan/merchants'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

test('the gold plan takes effect after five minutes, and who closes it waits a day to open it again', async (t) => {
  const stage = await openStage(t)
  const opened = await change(stage, 'OPEN')
  assert.deepEqual([opened.status, opened.body], [200, { sub_mchid: stage.subMchid }])
  assert.deepEqual(await plan(stage), [true, false])
  await stage.advance(4 * MINUTE_MS)
  assert.deepEqual(await plan(stage), [true, false])
  assert.equal((await change(stage, 'OPEN')).status, 200, 'again, and its minutes go on')
  await stage.advance(MINUTE_MS)
  assert.deepEqual(await plan(stage), [true, true])
  assert.equal((await change(stage, 'CLOSE')).status, 200)
  assert.deepEqual(await plan(stage), [false, true])
  await stage.advance(5 * MINUTE_MS)
  assert.deepEqual(await plan(stage), [false, false])
  await stage.advance(23 * HOUR_MS)
  assertRefused(await change(stage, 'OPEN'), 400, 'INVALID_REQUEST')
  await stage.advance(HOUR_MS)
  assert.equal((await change(stage, 'OPEN')).status, 200)
})

test('the merchant’s receipt page and advertisements have switches and filters of their own, and are kept', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-gold-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const stage = await openStage(t, { dataDir })
  const { subMchid: sub_mchid } = stage
  const page = await post(stage, 'changecustompagestatus', { sub_mchid, operation_type: 'OPEN' })
  assert.deepEqual([page.status, page.body], [200, { sub_mchid, operation_type: 'OPEN' }])
  const filters = ['SOFTWARE', 'SECURITY', 'LOVE_MARRIAGE']
  const asked = { sub_mchid, advertising_industry_filters: filters }
  assertRefused(await patch(stage, asked), 400, 'INVALID_REQUEST')
  await change(stage, 'OPEN', { operation_pay_scene: 'JSAPI' })
  const shown = await patch(stage, asked)
  assert.deepEqual([shown.status, shown.text], [204, ''])
  await stage.advance(5 * MINUTE_MS)
  await stage.simulator.close()
  const second = await startSimulator({ port: 0, dataDir })
  t.after(() => second.close())
  const kept = await control<object>(second.url, 'GET', `/merchants/${sub_mchid}/gold-plan`)
  assert.partialDeepStrictEqual(kept, {
    scene: 'JSAPI',
    filters,
    custom_page: { open: true, effective: true },
    advertising: { open: true, effective: true },
  })
})

test('advertisements are closed and filters set, each answered with 204', async (t) => {
  const stage = await openStage(t)
  const { subMchid: sub_mchid } = stage
  await change(stage, 'OPEN')
  await patch(stage, { sub_mchid })
  const deeds: [string, object][] = [
    ['set-advertising-industry-filter', { sub_mchid, advertising_industry_filters: ['FOOD'] }],
    ['close-advertising-show', { sub_mchid }],
    ['close-advertising-show', { sub_mchid }],
  ]
  for (const [name, body] of deeds) assert.equal((await post(stage, name, body)).status, 204, name)
  const state = await stage.control<object>('GET', `/merchants/${sub_mchid}/gold-plan`)
  assert.partialDeepStrictEqual(state, { filters: ['FOOD'], advertising: { open: false } })
})

test('each field is checked, the acceptance relation too, and without JSAPI there is no gold plan', async (t) => {
  const stage = await openStage(t)
  const { subMchid: sub_mchid } = stage
  const wrong: [string, object][] = [
    ['changegoldplanstatus', { operation_type: 'OPEN' }],
    ['changegoldplanstatus', { sub_mchid }],
    ['changegoldplanstatus', { sub_mchid, operation_type: 'OPENED' }],
    ['changegoldplanstatus', { sub_mchid, operation_type: 'OPEN', operation_pay_scene: 'NATIVE' }],
    ['changecustompagestatus', { sub_mchid, operation_type: 'OPEN', operation_pay_scene: 'JSAPI' }],
    ['close-advertising-show', { sub_mchid, operation_type: 'CLOSE' }],
    ['set-advertising-industry-filter', { sub_mchid, advertising_industry_filters: ['FOOD', 'CAR', 'GAME', 'LAW'] }],
    ['set-advertising-industry-filter', { sub_mchid, advertising_industry_filters: ['PETS'] }],
    ['set-advertising-industry-filter', { sub_mchid, advertising_industry_filters: 'FOOD' }],
  ]
  for (const [name, body] of wrong) assertRefused(await post(stage, name, body), 400, 'PARAM_ERROR')
  assertRefused(await post(stage, 'close-advertising-show', { sub_mchid: '16000000' }), 400, 'MCH_NOT_EXISTS')
  assert.equal((await post(stage, 'open-advertising-show', { sub_mchid })).status, 405, 'it is a PATCH')
  for (const name of ['jsapi', 'mini_program']) {
    await stage.control('PUT', `/merchants/${sub_mchid}/permissions/${name}`, { granted: false })
  }
  assertRefused(await change(stage, 'OPEN'), 403, 'NO_AUTH')
})

function change(stage: Stage, operation_type: string, more: object = {}): Promise<Reply> {
  return post(stage, 'changegoldplanstatus', { sub_mchid: stage.subMchid, operation_type, ...more })
}

function post(stage: Stage, name: string, body: object): Promise<Reply> {
  return stage.call('POST', `${GOLD_PLAN}/${name}`, body)
}

function patch(stage: Stage, body: object): Promise<Reply> {
  return stage.call('PATCH', `${GOLD_PLAN}/open-advertising-show`, body)
}

/** Whether it is open, and whether that holds already. */
async function plan(stage: Stage): Promise<[boolean, boolean]> {
  type State = { plan: { open: boolean; effective: boolean } }
  const { plan } = await stage.control<State>('GET', `/merchants/${stage.subMchid}/gold-plan`)
  return [plan.open, plan.effective]
}
