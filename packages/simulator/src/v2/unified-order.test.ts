import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAppid, openStage, type Stage } from '../testing/stage.ts'
import type { V2Reply } from '../testing/v2-client.ts'
import { assertDoneV2, assertFields, assertRefusedV2 } from '../testing/v2-refused.ts'
import { parseCompactTime } from './time.ts'

const ORDER = '/pay/unifiedorder'
const H5_SCENE = JSON.stringify({ h5_info: { type: 'Wap', wap_url: 'https://shop.example', wap_name: '晴天' } })
const DAY_MS = 86_400_000

type Changes = Record<string, string | number | undefined>

test('Q20: every documented field of an order is checked: there, long enough to a character, of its form', async (t) => {
  const stage = await openStage(t)
  let turn = 0
  const send = (changes: Changes) => order(stage, { out_trade_no: `field-${turn++}`, ...changes })
  const ip = '1.2.3.4'
  await assertFields(stage, send, [
    { name: 'appid', required: true, max: 32 },
    { name: 'sub_appid', max: 32, good: [stage.subAppid] },
    { name: 'nonce_str', required: true, max: 32 },
    { name: 'device_info', max: 32, good: ['013467007045764'] },
    { name: 'body', required: true, max: 128, good: ['茶'.repeat(128), '<&">]]>'] },
    { name: 'detail', max: 6_000, good: ['{"goods_detail":[]}'] },
    { name: 'attach', max: 127, good: ['附'.repeat(127)] },
    { name: 'out_trade_no', required: true, max: 32, bad: ['a b', 'a/b', '订单'], good: ['v2_-|*@', 'x'] },
    { name: 'fee_type', bad: ['USD', 'cny'], good: ['CNY'] },
    { name: 'total_fee', required: true, bad: ['0', '-1', '1.5', '１', '1e3', '10000000001'], good: ['1', '0088'] },
    { name: 'spbill_create_ip', required: true, max: 64, bad: ['here'], good: [ip, '::1'] },
    { name: 'time_start', bad: ['2026', '2026-11-25 00:00', '20261325000000'.slice(1)], good: ['20261125101010'] },
    { name: 'time_expire', bad: ['2026', '20261301000000', '20260230000000'], good: ['20991231235959'] },
    { name: 'goods_tag', max: 32, good: ['WXG'] },
    { name: 'notify_url', required: true, max: 256, bad: ['ftp://x/y', 'https://x/y?z=1'], good: ['https://x/y'] },
    { name: 'trade_type', required: true, bad: ['MICROPAY', 'native'] },
    { name: 'limit_pay', bad: ['no_debit'], good: ['no_credit'] },
    { name: 'product_id', max: 32 },
    { name: 'openid', max: 128 },
    { name: 'sub_openid', max: 128 },
    { name: 'receipt', bad: ['y'], good: ['Y', 'N'] },
    { name: 'profit_sharing', bad: ['true'], good: ['Y', 'N'] },
    { name: 'version', bad: ['2.0'], good: ['1.0'] },
    { name: 'scene_info', max: 256, bad: ['[]x', '"text"'], good: ['{"store_info":{"id":"SZ1"}}'] },
    { name: 'user_type', bad: ['CARD'], good: ['IDCARD', 'OVERSEA_PASSPORT'] },
    { name: 'user_creid', max: 32 },
    { name: 'user_truename', max: 64 },
  ])
})

test('M11: NATIVE needs a product_id and answers mode 2; the phone pays the code', async (t) => {
  const stage = await openStage(t)
  assertRefusedV2(stage, await order(stage, { product_id: undefined }), 'LACK_PARAMS')
  const made = await order(stage)
  assertDoneV2(stage, made)
  assert.match(made.fields.code_url ?? '', /^weixin:\/\/wxpay\/bizpayurl\?pr=\w+$/)
  assert.match(made.fields.prepay_id ?? '', /^wx\d{34}$/)
  assert.deepEqual([made.fields.trade_type, made.fields.mweb_url], ['NATIVE', undefined])
  assert.equal((await stage.pay({ code_url: made.fields.code_url })).result, 'SUCCESS')
})

test('M10, M15, M20: JSAPI needs an openid of the appid it is sent with, and is paid by that payer', async (t) => {
  const stage = await openStage(t)
  const [spOpenid, subOpenid] = [
    await stage.openid(stage.payer, stage.spAppid),
    await stage.openid(stage.payer, stage.subAppid),
  ]
  const jsapi = (changes: Changes) => order(stage, { trade_type: 'JSAPI', product_id: undefined, ...changes })
  const sub_appid = stage.subAppid
  for (const changes of [
    {},
    { openid: subOpenid },
    { sub_openid: subOpenid },
    { sub_appid, sub_openid: spOpenid },
    { sub_appid, openid: spOpenid, sub_openid: spOpenid },
  ]) {
    assertRefusedV2(stage, await jsapi(changes), 'PARAM_ERROR')
  }
  const made = await jsapi({ sub_appid, sub_openid: subOpenid })
  assertDoneV2(stage, made)
  const other = await stage.control<{ id: string }>('POST', '/payers', { name: '李四' })
  const link = { prepay_id: made.fields.prepay_id }
  assert.equal((await stage.pay(link, { payer: other.id })).reason, 'OTHER_PAYER')
  assert.equal((await stage.pay(link)).result, 'SUCCESS')
  assertDoneV2(stage, await jsapi({ out_trade_no: 'jsapi-sp', openid: spOpenid }))
})

test('M12: APP and MWEB are refused until granted; MWEB says where the page is in scene_info', async (t) => {
  const stage = await openStage(t)
  const app = { trade_type: 'APP', out_trade_no: 'v2-app', product_id: undefined }
  const h5 = { trade_type: 'MWEB', out_trade_no: 'v2-h5', scene_info: H5_SCENE, product_id: undefined }
  for (const changes of [app, h5]) assertRefusedV2(stage, await order(stage, changes), 'NO_AUTH')
  for (const name of ['app', 'h5']) {
    await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/${name}`, { granted: true })
  }
  assert.match((await order(stage, app)).fields.prepay_id ?? '', /^wx/)
  assertRefusedV2(stage, await order(stage, { ...h5, scene_info: undefined }), 'LACK_PARAMS')
  assertRefusedV2(stage, await order(stage, { ...h5, scene_info: '{"h5_info":{}}' }), 'PARAM_ERROR')
  const made = await order(stage, h5)
  assert(made.fields.mweb_url?.startsWith(`${stage.url}/h5/`), made.text)
  assert.equal((await stage.pay({ h5_url: made.fields.mweb_url })).result, 'SUCCESS')
})

test('M1: an order of one API is one of the other: queried, closed, refunded across, numbers used up across', async (t) => {
  const stage = await openStage(t)
  const made = await order(stage, { out_trade_no: 'across-1' })
  const seen = await stage.query('across-1')
  assert.deepEqual([seen.status, seen.body.trade_state, seen.body.trade_type], [200, 'NOTPAY', 'NATIVE'])
  assert.equal((await stage.native('across-1')).body.code, 'INVALID_REQUEST')
  await stage.pay({ code_url: made.fields.code_url })
  assert.equal((await stage.refund('across-1', 'r-1', 10)).status, 200)
  await stage.native('across-2')
  assertRefusedV2(stage, await order(stage, { out_trade_no: 'across-2' }), 'INVALID_REQUEST')
  const asked = await stage.v2('/pay/orderquery', { out_trade_no: 'across-2' })
  assert.equal(asked.fields.trade_state, 'NOTPAY')
  assertDoneV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: 'across-2' }))
  assert.equal((await stage.query('across-2')).body.trade_state, 'CLOSED')
})

test('Q40: the same number again is the same order with a fresh code; paid, closed or different it is refused', async (t) => {
  const stage = await openStage(t)
  const first = await order(stage)
  const again = await order(stage, { nonce_str: 'other', sign_type: 'HMAC-SHA256' })
  assert.notEqual(again.fields.code_url, first.fields.code_url)
  assertRefusedV2(stage, await order(stage, { attach: 'x' }), 'INVALID_REQUEST')
  const openid = await stage.openid(stage.payer, stage.spAppid)
  assertRefusedV2(stage, await order(stage, { trade_type: 'JSAPI', openid }), 'OUT_TRADE_NO_USED')
  await stage.pay({ code_url: again.fields.code_url })
  assertRefusedV2(stage, await order(stage), 'ORDERPAID')
  assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: 'v2-order' }), 'ORDERPAID')
  await order(stage, { out_trade_no: 'v2-closed' })
  await stage.v2('/pay/closeorder', { out_trade_no: 'v2-closed' })
  assertRefusedV2(stage, await order(stage, { out_trade_no: 'v2-closed' }), 'ORDERCLOSED')
  assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: 'v2-none' }), 'ORDERNOTEXIST')
})

test('time_expire is Beijing time; what is too short or too long is moved to the nearest that may be', async (t) => {
  const stage = await openStage(t)
  const at = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '')
  const expiry = async (number: string, time_expire: string) => {
    assertDoneV2(stage, await order(stage, { out_trade_no: number, time_expire }))
    const seen = await stage.control<{ expires_at: string }>('GET', `/orders/${stage.provider.mchid}/${number}`)
    return Date.parse(seen.expires_at) - Date.now()
  }
  const near = (gotMs: number, wantedMs: number) => assert(Math.abs(gotMs - wantedMs) < 10_000, `${gotMs} ms`)
  near(await expiry('expires-1', at(Date.now() + 3_600_000)), 3_600_000)
  near(await expiry('expires-2', at(Date.now() - DAY_MS)), 60_000)
  near(await expiry('expires-3', at(Date.now() + 30 * DAY_MS)), 7 * DAY_MS)
  assert.equal(parseCompactTime('20240229000000'), Date.UTC(2024, 1, 28, 16))
  assert.equal(parseCompactTime('20230229000000'), null)
})

function order(stage: Stage, changes: Changes = {}): Promise<V2Reply> {
  return stage.v2(ORDER, {
    body: '一杯咖啡',
    out_trade_no: 'v2-order',
    total_fee: 1_000,
    spbill_create_ip: '1.2.3.4',
    notify_url: stage.receiver.url,
    trade_type: 'NATIVE',
    product_id: 'coffee',
    ...changes,
  })
}

test('a mini program pays by JSAPI, told by its appid, and needs its own permission', async (t) => {
  const stage = await openStage(t)
  const mini = await makeAppid(stage.url, '晴天小程序', '上海晴天餐饮有限公司', 'mini_program')
  await stage.control('POST', `/merchants/${stage.subMchid}/appids`, { appid: mini })
  const sub_openid = await stage.openid(stage.payer, mini)
  const changes = { trade_type: 'JSAPI', sub_appid: mini, sub_openid }
  assertDoneV2(stage, await order(stage, changes))
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/mini_program`, { granted: false })
  assertRefusedV2(stage, await order(stage, { ...changes, out_trade_no: 'mini-2' }), 'NO_AUTH')
})
