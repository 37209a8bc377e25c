import assert from 'node:assert/strict'
import { test } from 'node:test'
import { control } from '../testing/control-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { AMOUNT_FEN, makeAppid, openStage } from '../testing/stage.ts'

const ORDERS = '/v3/pay/partner/transactions'
const BAD_PARAMETER = 268_435_461

test('every field has its presence, type and bounds', async (t) => {
  const stage = await openStage(t)
  const wrong: [Record<string, unknown>, string, number?][] = [
    [{ sp_appid: undefined }, '/sp_appid'],
    [{ description: undefined }, '/description'],
    [{ description: '' }, '/description'],
    [{ description: '汉'.repeat(128) }, '/description'],
    [{ attach: 'a'.repeat(129) }, '/attach'],
    [{ out_trade_no: 'five5' }, '/out_trade_no'],
    [{ out_trade_no: 'a'.repeat(33) }, '/out_trade_no'],
    [{ out_trade_no: 'at@sign' }, '/out_trade_no'],
    [{ out_trade_no: 20_190_522 }, '/out_trade_no'],
    [{ notify_url: 'ftp://example.com/' }, '/notify_url'],
    [{ notify_url: 'https://example.com/notify?id=1' }, '/notify_url'],
    [{ notify_url: `https://example.com/${'a'.repeat(250)}` }, '/notify_url'],
    [{ amount: { total: 0, currency: 'CNY' } }, '/amount/total', 268_435_464],
    [{ amount: { total: 0.01, currency: 'CNY' } }, '/amount/total'],
    [{ amount: { total: '1000', currency: 'CNY' } }, '/amount/total'],
    [{ amount: { total: 1, currency: 'USD' } }, '/amount/currency'],
    [{ amount: 1 }, '/amount'],
    [{ amount: null }, '/amount'],
    [{ time_expire: '2026-12-01 00:00:00' }, '/time_expire'],
    [{ support_fapiao: 'yes' }, '/support_fapiao'],
    [{ limit_pay: ['cash'] }, '/limit_pay/0'],
    [{ scene_info: {} }, '/scene_info/payer_client_ip'],
    [
      { detail: { goods_detail: [{ merchant_goods_id: 'a', quantity: 0, unit_price: 1 }] } },
      '/detail/goods_detail/0/quantity',
      268_435_464,
    ],
  ]
  for (const [changes, field, inner] of wrong) {
    const reply = await stage.native('fields-1', changes)
    assertRefused(reply, 400, 'PARAM_ERROR', inner ?? BAD_PARAMETER)
    const detail = reply.body.detail as Record<string, unknown>
    assert.deepEqual([detail.field, detail.location], [field, 'body'], reply.text)
    assert.match(reply.body.message ?? '', new RegExp(`/body${field}`))
  }
})

test('fields at their bounds pass, counted in characters', async (t) => {
  const stage = await openStage(t)
  const reply = await stage.native('b*o|u-n_d', {
    description: '😀'.repeat(127),
    attach: '汉'.repeat(128),
    time_expire: '2099-01-01T00:00:00+08:00',
    settle_info: { profit_sharing: true },
    goods_tag: 'g',
    limit_pay: ['no_credit'],
    detail: { cost_price: 1, goods_detail: [{ merchant_goods_id: 'a', quantity: 1, unit_price: 0 }] },
    scene_info: { payer_client_ip: '127.0.0.1', device_id: 'pos-1', store_info: { id: '1' } },
  })
  assert.equal(reply.status, 200, reply.text)
})

test('unknown fields are refused, however deep', async (t) => {
  const stage = await openStage(t)
  for (const changes of [
    { openid: 'x' },
    { amount: { total: 1, currency: 'CNY', fee: 1 } },
    { payer: { sp_openid: 'x' } },
  ]) {
    const reply = await stage.native('unknown-1', changes)
    assertRefused(reply, 400, 'PARAM_ERROR', 270_924_358)
    assert.equal(reply.body.message, '请求中含有未在API文档中定义的参数')
  }
})

test('M1: without an acceptance relation there is no order', async (t) => {
  const stage = await openStage(t)
  const other = await stage.control<{ mchid: string }>('POST', '/providers', {})
  const stranger = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: other.mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家公司',
  })
  assertRefused(await stage.native('m1-0001', { sub_mchid: stranger.sub_mchid }), 403, 'NO_AUTH', 268_443_701)
  assertRefused(await stage.native('m1-0001', { sub_mchid: '1699999999' }), 400, 'MCH_NOT_EXISTS')
  assertRefused(await stage.native('m1-0001', { sub_mchid: stage.provider.mchid }), 400, 'INVALID_REQUEST', 268_443_705)
  assert.equal((await stage.native('m1-0001')).status, 200)
})

test('M14: sp_appid belongs to the SP, and a sub_appid is refused until it is bound', async (t) => {
  const stage = await openStage(t)
  const loose = await makeAppid(stage.url, '散号', '上海晴天餐饮有限公司')
  assertRefused(await stage.native('m14-001', { sp_appid: stage.subAppid }), 400, 'APPID_MCHID_NOT_MATCH', 268_445_527)
  const unbound = await stage.native('m14-001', { sub_appid: loose })
  assertRefused(unbound, 400, 'APPID_MCHID_NOT_MATCH')
  assert.equal(unbound.body.message, 'sub_mch_id与sub_appid不匹配')
  assert.equal((await stage.native('m14-002')).status, 200, 'without sub_appid')
  assert.equal((await stage.native('m14-003', { sub_appid: stage.subAppid })).status, 200, 'bound')
})

test('M15, M20: an openid belongs to the appid it is sent with', async (t) => {
  const stage = await openStage(t)
  const spOpenid = await stage.openid(stage.payer, stage.spAppid)
  const subOpenid = await stage.openid(stage.payer, stage.subAppid)
  const jsapi = (number: string, changes: object) =>
    stage.call('POST', `${ORDERS}/jsapi`, stage.order(number, { ...changes }))
  const sub_appid = stage.subAppid
  for (const [changes, code, inner] of [
    [{ payer: { sp_openid: subOpenid } }, 'PARAM_ERROR', BAD_PARAMETER],
    [{ sub_appid, payer: { sub_openid: spOpenid } }, 'PARAM_ERROR', BAD_PARAMETER],
    [{ sub_appid, payer: { sp_openid: spOpenid, sub_openid: spOpenid } }, 'PARAM_ERROR', BAD_PARAMETER],
    [{ payer: { sub_openid: subOpenid } }, 'PARAM_ERROR', BAD_PARAMETER],
    [{ payer: {} }, 'PARAM_ERROR', 268_501_013],
    [{}, 'PARAM_ERROR', BAD_PARAMETER],
  ] as const) {
    assertRefused(await jsapi('openid-bad', changes), 400, code, inner)
  }
  assert.equal((await jsapi('openid-1', { payer: { sp_openid: spOpenid } })).status, 200)
  assert.equal((await jsapi('openid-2', { sub_appid, payer: { sub_openid: subOpenid } })).status, 200)
  const both = { sp_openid: spOpenid, sub_openid: subOpenid }
  const made = await jsapi('openid-3', { sub_appid, payer: both })
  assert.match(String(made.body.prepay_id), /^wx\d{34}$/)
})

test('M10: a JSAPI order is paid by the payer it names and by nobody else', async (t) => {
  const stage = await openStage(t)
  const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
  const made = await stage.call('POST', `${ORDERS}/jsapi`, stage.order('jsapi-1', { payer }))
  const other = await stage.control<{ id: string }>('POST', '/payers', { name: '李四' })
  const link = { prepay_id: made.body.prepay_id }
  assert.partialDeepStrictEqual(await stage.pay(link, { payer: other.id }), { result: 'FAIL', reason: 'OTHER_PAYER' })
  assert.equal((await stage.pay(link)).result, 'SUCCESS')
})

test('M12: APP and H5 are refused until granted, H5 to individual businesses always', async (t) => {
  const stage = await openStage(t)
  const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const app = () => stage.call('POST', `${ORDERS}/app`, stage.order('app-001'))
  const h5 = (subMchid = stage.subMchid) =>
    stage.call('POST', `${ORDERS}/h5`, stage.order('h5-0001', { scene_info, sub_mchid: subMchid }))
  const grant = (product: string) =>
    stage.control('PUT', `/merchants/${stage.subMchid}/permissions/${product}`, { granted: true })
  for (const reply of [await app(), await h5()]) {
    assertRefused(reply, 403, 'NO_AUTH')
    assert.match(reply.body.message ?? '', /产品权限未开通/)
  }
  await grant('app')
  await grant('h5')
  assert.match(String((await app()).body.prepay_id), /^wx/)
  assert.match(String((await h5()).body.h5_url), new RegExp(`^${stage.url}/h5/`))
  const individual = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '王记面馆',
    subject_type: 'individual',
    subject: '王五',
    permissions: { h5: true },
  })
  assertRefused(await h5(individual.sub_mchid), 403, 'NO_AUTH')
})

test('a mini program is a product of its own, told by the appid the payer stands under', async (t) => {
  const stage = await openStage(t)
  const mini = await makeAppid(stage.url, '晴天小程序', '上海晴天餐饮有限公司', 'mini_program')
  await stage.control('POST', `/merchants/${stage.subMchid}/appids`, { appid: mini })
  const payer = { sub_openid: await stage.openid(stage.payer, mini) }
  const order = stage.order('mini-001', { sub_appid: mini, payer })
  assert.equal((await stage.call('POST', `${ORDERS}/jsapi`, order)).status, 200)
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/mini_program`, { granted: false })
  assertRefused(await stage.call('POST', `${ORDERS}/jsapi`, { ...order, out_trade_no: 'mini-002' }), 403, 'NO_AUTH')
})

test('M22: direct mode is closed to the SP and to its sub-merchants', async (t) => {
  const stage = await openStage(t)
  const body = { appid: stage.spAppid, mchid: stage.provider.mchid, out_trade_no: 'direct-1' }
  assertRefused(await stage.call('POST', '/v3/pay/transactions/native', body), 403, 'NO_AUTH')
  const twist = { mchid: stage.subMchid }
  assertRefused(await stage.call('POST', '/v3/pay/transactions/jsapi', body, twist), 403, 'NO_AUTH')
  const query = `/v3/pay/transactions/out-trade-no/direct-1?mchid=${stage.provider.mchid}`
  assertRefused(await stage.call('GET', query), 403, 'NO_AUTH')
})

test('Q40: the same number with the same parameters is the same order, in whatever order they are written', async (t) => {
  const stage = await openStage(t)
  const first = await stage.native('again-1')
  const shuffled = Object.fromEntries(Object.entries(stage.order('again-1')).reverse())
  const second = await stage.call('POST', `${ORDERS}/native`, shuffled)
  assert.equal(second.status, 200)
  assert.notEqual(second.body.code_url, first.body.code_url, 'a fresh code')
  const old = await control(stage.url, 'GET', '/orders')
  assert.equal((old as unknown as { orders: unknown[] }).orders.length, 1)
})

test('Q40: the same number with other parameters, of another product, paid or closed is refused', async (t) => {
  const stage = await openStage(t)
  await stage.native('again-2')
  assertRefused(await stage.native('again-2', { attach: 'x' }), 400, 'INVALID_REQUEST', 268_498_688)
  assertRefused(await stage.native('again-2', { amount: { total: 1, currency: 'CNY' } }), 400, 'INVALID_REQUEST')
  const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
  const jsapi = await stage.call('POST', `${ORDERS}/jsapi`, stage.order('again-2', { payer }))
  assertRefused(jsapi, 403, 'OUT_TRADE_NO_USED')
  await stage.close('again-2')
  assertRefused(await stage.native('again-2'), 400, 'ORDER_CLOSED', 268_447_914)
  await stage.paid('again-3')
  assertRefused(await stage.native('again-3'), 400, 'INVALID_REQUEST', 268_498_689)
})

test('Q40: a number is unique for the SP over all its sub-merchants', async (t) => {
  const stage = await openStage(t)
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  await stage.native('shared-1')
  assertRefused(await stage.native('shared-1', { sub_mchid: second.sub_mchid }), 400, 'INVALID_REQUEST', 268_498_688)
})

test('M13, M19: sub_openid comes back if and only if sub_appid was sent', async (t) => {
  const stage = await openStage(t)
  await stage.paid('m13-plain')
  await stage.paid('m13-bound', { sub_appid: stage.subAppid })
  const plain = (await stage.query('m13-plain')).body
  const bound = (await stage.query('m13-bound')).body
  const spOpenid = await stage.openid(stage.payer, stage.spAppid)
  const subOpenid = await stage.openid(stage.payer, stage.subAppid)
  assert.deepEqual([plain.sub_appid, plain.payer], [undefined, { sp_openid: spOpenid }])
  assert.deepEqual([bound.sub_appid, bound.payer], [stage.subAppid, { sp_openid: spOpenid, sub_openid: subOpenid }])
  assert.deepEqual(bound.amount, {
    total: AMOUNT_FEN,
    payer_total: AMOUNT_FEN,
    currency: 'CNY',
    payer_currency: 'CNY',
  })
})
