import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balances, openCodeStage } from '../testing/code-stage.ts'
import { ask } from '../testing/control-client.ts'
import { verifyReply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { AMOUNT_FEN } from '../testing/stage.ts'
import { signV2 } from '../testing/v2-client.ts'

const MINUTE_MS = 60_000
const ANSWER_TIME_MS = 45_000
const PAYER_FEN = 100_000_000
const LARGE_FEN = 100_001

test('M9, Q16: a code payment is paid by its answer, told by no notice, and stands in the books', async (t) => {
  const stage = await openCodeStage(t)
  const paid = await stage.charge('code-0001')
  assert.equal(paid.status, 200, paid.text)
  assert(verifyReply(paid, stage.provider.platform_certificates[0]!.pem))
  assert.deepEqual([paid.body.trade_state, paid.body.trade_type], ['SUCCESS', 'MICROPAY'])
  assert.match(String(paid.body.transaction_id), /^4200\d{24}$/)
  assert.deepEqual((await stage.query('code-0001')).body, paid.body)
  await stage.control('POST', '/flush')
  assert.equal(stage.receiver.received.length, 0)
  const { notices } = await stage.control<{ notices: unknown[] }>('GET', '/notices')
  assert.deepEqual(notices, [])
  const { payer, merchant, fee, sum_fen } = await balances(stage)
  assert.deepEqual([payer, merchant, fee, sum_fen], [PAYER_FEN - AMOUNT_FEN, 994, 6, 0])
  assert.equal((await stage.refund('code-0001', 'r1', 400)).status, 200, 'refunds go as usual')
  await stage.advance(10_000)
  assert.equal((await stage.query('code-0001')).body.trade_state, 'REFUND')
})

test('M13, M14, M19: sub_openid is in the code-payment answer if and only if sub_appid was sent', async (t) => {
  const stage = await openCodeStage(t)
  const spOpenid = await stage.openid(stage.payer, stage.spAppid)
  const subOpenid = await stage.openid(stage.payer, stage.subAppid)
  const plain = await stage.charge('identity-1')
  const bound = await stage.charge('identity-2', AMOUNT_FEN, { sub_appid: stage.subAppid })
  assert.deepEqual([plain.body.sub_appid, plain.body.payer], [undefined, { sp_openid: spOpenid }])
  assert.deepEqual(bound.body.payer, { sp_openid: spOpenid, sub_openid: subOpenid })
  const unbound = await stage.charge('identity-3', AMOUNT_FEN, { sub_appid: 'wx0000000000000000' })
  assertRefused(unbound, 400, 'APPID_MCHID_NOT_MATCH', 268_445_527)
  const foreign = await stage.charge('identity-4', AMOUNT_FEN, { sp_appid: stage.subAppid })
  assertRefused(foreign, 400, 'APPID_MCHID_NOT_MATCH', 268_445_527)
})

test('M6: whoever pays by code is asked to follow at any amount, down to a fen', async (t) => {
  const stage = await openCodeStage(t)
  const { mchid: mch_id, api_v2_key } = stage.provider
  const account = { sub_appid: stage.subAppid, subscribe_appid: stage.subAppid }
  const fields = { mch_id, sub_mch_id: stage.subMchid, ...account, nonce_str: 'n0nce' }
  const sign = signV2(fields, api_v2_key, 'HMAC-SHA256')
  const set = await stage.v2('/secapi/mkt/addrecommendconf', { ...fields, appid: undefined }, { sign })
  assert.equal(set.fields.result_code, 'SUCCESS', set.text)
  await stage.charge('follow-1', 1, { sub_appid: stage.subAppid })
  const seen = await stage.control<{ follow: object }>('GET', `/orders/${mch_id}/follow-1`)
  assert.deepEqual(seen.follow, { offered: true, appid: stage.subAppid, followed: true, why_not: null })
})

test('M9: code payment is granted from the start, and refused once it is withdrawn', async (t) => {
  const stage = await openCodeStage(t)
  const grant = (granted: boolean) =>
    stage.control('PUT', `/merchants/${stage.subMchid}/permissions/codepay`, { granted })
  assert.equal((await stage.charge('granted-1')).status, 200)
  await grant(false)
  assertRefused(await stage.charge('granted-2'), 403, 'NO_AUTH')
  await grant(true)
  assert.equal((await stage.charge('granted-2')).status, 200)
})

test('a payment code has 18 digits, begins with 10 to 15, lives one minute, and is another after it was used', async (t) => {
  const stage = await openCodeStage(t)
  type Shown = { code: string; expires_at: string }
  const path = `/payers/${stage.payer}/payment-code`
  const first = await stage.control<Shown>('GET', path)
  const { now } = await stage.control<{ now: string }>('GET', '/clock')
  const leftMs = Date.parse(first.expires_at) - Date.parse(now)
  assert(leftMs > 0 && leftMs <= MINUTE_MS, String(leftMs))
  assert.equal((await stage.control<Shown>('GET', path)).code, first.code, 'the same until it is used or old')
  assert.equal((await stage.chargeCode('shown-01', first.code)).status, 200)
  const second = await stage.control<Shown>('GET', path)
  assert.notEqual(second.code, first.code)
  await stage.advance(MINUTE_MS)
  assert.notEqual((await stage.control<Shown>('GET', path)).code, second.code)
  const heads = new Set<string>()
  for (let index = 0; index < 60; index++) {
    const code = await stage.code()
    assert.match(code, /^1[0-5]\d{16}$/)
    heads.add(code.slice(0, 2))
  }
  assert(heads.size > 1)
  assert.equal((await ask(stage.url, 'GET', '/payers/nobody/payment-code')).status, 404)
})

test('Q16: a used, an old, a foreign and a malformed code are refused, and no order is made of them', async (t) => {
  const stage = await openCodeStage(t)
  const used = await stage.code()
  await stage.chargeCode('codes-0', used)
  assertRefused(await stage.chargeCode('codes-1', used), 400, 'AUTH_CODE_ERROR')
  const old = await stage.code()
  await stage.advance(MINUTE_MS)
  assertRefused(await stage.chargeCode('codes-1', old), 400, 'AUTHCODEEXPIRE')
  for (const code of ['134567890123456789', '284567890123456789', '12', 'abc']) {
    assertRefused(await stage.chargeCode('codes-1', code), 400, 'AUTH_CODE_INVALID')
  }
  assertRefused(await stage.query('codes-1'), 404, 'ORDER_NOT_EXIST')
  const refreshed = await stage.code()
  const newer = await stage.code()
  assert.equal((await stage.chargeCode('codes-1', refreshed)).status, 200, 'the one before stays good for its minute')
  assert.equal((await stage.chargeCode('codes-2', newer)).status, 200)
})

test('Q16, Q20: above the limit the phone is asked: 202 USERPAYING, then SUCCESS by the password', async (t) => {
  const stage = await openCodeStage(t)
  assert.equal((await stage.charge('limit-00', LARGE_FEN - 1)).status, 200, 'up to the limit without')
  const waiting = await stage.charge('limit-01', LARGE_FEN)
  assert.deepEqual([waiting.status, waiting.body.trade_state], [202, 'USERPAYING'], waiting.text)
  assert(verifyReply(waiting, stage.provider.platform_certificates[0]!.pem), 'a 202 is signed')
  assert.equal((await stage.query('limit-01')).body.trade_state, 'USERPAYING')
  type Requests = { requests: { out_trade_no: string; amount_fen: number; merchant_name: string }[] }
  const { requests } = await stage.control<Requests>('GET', `/payers/${stage.payer}/password-requests`)
  assert.deepEqual(
    requests.map((one) => [one.out_trade_no, one.amount_fen, one.merchant_name]),
    [['limit-01', LARGE_FEN, '晴天咖啡']],
  )
  assert.partialDeepStrictEqual((await stage.answer('limit-01', { password: '000000' })).body, {
    result: 'FAIL',
    reason: 'WRONG_PASSWORD',
  })
  assert.equal((await stage.query('limit-01')).body.trade_state, 'USERPAYING', 'and may try again')
  assert.equal((await stage.answer('limit-01', { password: '123456' })).body.result, 'SUCCESS')
  assert.equal((await stage.query('limit-01')).body.trade_state, 'SUCCESS')
  const late = await stage.answer('limit-01', { password: '123456' })
  assert.deepEqual([late.status, late.body.code], [409, 'NOT_WAITING'])
})

test('Q16: a payer may always want the password, may cancel, or not answer at all', async (t) => {
  const stage = await openCodeStage(t)
  await stage.setPayer({ password_free_limit_fen: 0 })
  assert.equal((await stage.charge('always-1', 1)).status, 202)
  assert.deepEqual((await stage.answer('always-1', { act: 'cancel' })).body, { result: 'CANCEL' })
  const cancelled = (await stage.query('always-1')).body
  assert.deepEqual([cancelled.trade_state, cancelled.trade_state_desc], ['PAYERROR', '支付失败，请撤销订单'])
  await stage.charge('always-2', 1)
  await stage.advance(ANSWER_TIME_MS - 2_000)
  assert.equal((await stage.query('always-2')).body.trade_state, 'USERPAYING')
  await stage.advance(2_000)
  assert.equal((await stage.query('always-2')).body.trade_state, 'PAYERROR')
  assert.equal((await stage.answer('always-2', { password: '123456' })).status, 409)
  const { payer, sum_fen } = await balances(stage)
  assert.deepEqual([payer, sum_fen], [PAYER_FEN, 0])
})

test('NOT_ENOUGH: a short balance makes an unpaid order, which the same request pays once there is money', async (t) => {
  const stage = await openCodeStage(t)
  const poor = await stage.control<{ id: string }>('POST', '/payers', { name: '穷人', balance_fen: AMOUNT_FEN })
  const link = { code_url: (await stage.native('short-00')).body.code_url }
  assert.equal((await stage.pay(link, { payer: poor.id })).result, 'SUCCESS')
  const code = await stage.code(poor.id)
  assertRefused(await stage.chargeCode('short-01', code), 403, 'NOT_ENOUGH')
  assert.equal((await stage.query('short-01')).body.trade_state, 'NOTPAY')
  assertRefused(await stage.chargeCode('short-01', code), 403, 'NOT_ENOUGH')
  await stage.refund('short-00', 'r1', AMOUNT_FEN)
  await stage.advance(5_000)
  assert.equal((await stage.chargeCode('short-01', code)).body.trade_state, 'SUCCESS')
})

test('the bank: a refusal is certain, an error may hide a payment or none', async (t) => {
  const stage = await openCodeStage(t)
  await stage.setPayer({ bank: 'refuses' })
  assertRefused(await stage.charge('bank-001'), 403, 'NOTSUPORTCARD')
  assert.equal((await stage.query('bank-001')).body.trade_state, 'PAYERROR')
  await stage.setPayer({ bank: 'error_before_paying' })
  assertRefused(await stage.charge('bank-002'), 500, 'BANKERROR')
  assert.equal((await stage.query('bank-002')).body.trade_state, 'PAYERROR')
  await stage.setPayer({ bank: 'error_after_paying' })
  assertRefused(await stage.charge('bank-003'), 500, 'BANKERROR')
  assert.equal((await stage.query('bank-003')).body.trade_state, 'SUCCESS')
  const { payer, sum_fen } = await balances(stage)
  assert.deepEqual([payer, sum_fen], [PAYER_FEN - AMOUNT_FEN, 0])
})

test('Q40: the same request again is the same payment, whatever has become of it', async (t) => {
  const stage = await openCodeStage(t)
  await stage.setPayer({ password_free_limit_fen: 0 })
  const code = await stage.code()
  const again = (changes?: Record<string, unknown>) => stage.chargeCode('again-01', code, changes)
  assert.equal((await again()).status, 202)
  assert.equal((await again()).status, 202, 'USERPAYING again')
  assertRefused(await again({ attach: 'other' }), 400, 'INVALID_REQUEST', 268_498_688)
  await stage.setPayer({ password_free_limit_fen: 100_000 })
  assert.equal((await again()).body.trade_state, 'USERPAYING', 'the phone was asked already')
  await stage.answer('again-01', { password: '123456' })
  assertRefused(await again(), 400, 'INVALID_REQUEST', 268_498_689)
  await stage.setPayer({ bank: 'refuses' })
  const failed = await stage.code()
  assertRefused(await stage.chargeCode('again-02', failed), 403, 'NOTSUPORTCARD')
  assertRefused(await stage.chargeCode('again-02', failed), 403, 'TRADE_ERROR')
})

test('Q16: another code, of this payer or another, needs another number', async (t) => {
  const stage = await openCodeStage(t)
  const other = await stage.control<{ id: string }>('POST', '/payers', { name: '李四' })
  await stage.setPayer({ password_free_limit_fen: 0 })
  await stage.charge('number-1')
  assertRefused(await stage.charge('number-1'), 403, 'OUT_TRADE_NO_USED', 268_498_688)
  assertRefused(await stage.chargeCode('number-1', await stage.code(other.id)), 403, 'OUT_TRADE_NO_USED')
  await stage.native('number-2')
  assertRefused(await stage.charge('number-2'), 403, 'OUT_TRADE_NO_USED')
  assertRefused(await stage.native('number-1'), 403, 'OUT_TRADE_NO_USED')
  await stage.advance(15_000)
  await stage.reverse('number-1')
  assertRefused(await stage.charge('number-1'), 400, 'ORDERREVERSED')
})

test('every field of a code payment has its presence, type and bounds', async (t) => {
  const stage = await openCodeStage(t)
  const code = await stage.code()
  const wrong: [Record<string, unknown>, string][] = [
    [{ sp_appid: undefined }, '/sp_appid'],
    [{ sp_mchid: undefined }, '/sp_mchid'],
    [{ sub_mchid: undefined }, '/sub_mchid'],
    [{ description: undefined }, '/description'],
    [{ description: '汉'.repeat(128) }, '/description'],
    [{ out_trade_no: 'five5' }, '/out_trade_no'],
    [{ out_trade_no: 'at@sign' }, '/out_trade_no'],
    [{ attach: 'a'.repeat(129) }, '/attach'],
    [{ goods_tag: 'a'.repeat(33) }, '/goods_tag'],
    [{ support_fapiao: 'true' }, '/support_fapiao'],
    [{ payer: undefined }, '/payer'],
    [{ payer: {} }, '/payer/auth_code'],
    [{ payer: { auth_code: 134567890123456 } }, '/payer/auth_code'],
    [{ payer: { auth_code: '1'.repeat(33) } }, '/payer/auth_code'],
    [{ payer: { auth_code: code, sp_openid: 'o' } }, '/payer/sp_openid'],
    [{ amount: undefined }, '/amount'],
    [{ amount: { total: 0 } }, '/amount/total'],
    [{ amount: { total: 1.5 } }, '/amount/total'],
    [{ amount: { total: 1, currency: 'USD' } }, '/amount/currency'],
    [{ scene_info: undefined }, '/scene_info'],
    [{ scene_info: {} }, '/scene_info/store_info'],
    [{ scene_info: { store_info: { id: 'a'.repeat(33) } } }, '/scene_info/store_info/id'],
    [{ scene_info: { store_info: { out_id: 1 } } }, '/scene_info/store_info/out_id'],
    [{ scene_info: { device_id: 'a'.repeat(33), store_info: {} } }, '/scene_info/device_id'],
    [{ scene_info: { device_ip: 'a'.repeat(46), store_info: {} } }, '/scene_info/device_ip'],
    [{ detail: {} }, '/detail/goods_detail'],
    [{ detail: { cost_price: -1, goods_detail: [] } }, '/detail/cost_price'],
    [{ detail: { invoice_id: 'a'.repeat(33), goods_detail: [] } }, '/detail/invoice_id'],
    [{ detail: { goods_detail: [{ quantity: 1, unit_price: 1 }] } }, '/detail/goods_detail/0/merchant_goods_id'],
    [{ detail: { goods_detail: [{ merchant_goods_id: 'a', quantity: 1 }] } }, '/detail/goods_detail/0/unit_price'],
    [{ settle_info: { profit_sharing: 'Y' } }, '/settle_info/profit_sharing'],
    [{ notify_url: 'https://example.com/' }, '/notify_url'],
    [{ time_expire: '2099-01-01T00:00:00+08:00' }, '/time_expire'],
  ]
  for (const [changes, field] of wrong) {
    const reply = await stage.chargeCode('fields-1', code, changes)
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal((reply.body.detail as { field: string }).field, field, reply.text)
  }
  const full = await stage.chargeCode('fi|e*l_d-2', code, {
    description: '😀'.repeat(127),
    attach: '汉'.repeat(128),
    goods_tag: 'WXG',
    support_fapiao: true,
    scene_info: { device_id: 'pos-1', device_ip: '::1', store_info: { id: '0001', out_id: 'A1' } },
    detail: {
      cost_price: 1_000,
      invoice_id: '微信123',
      goods_detail: [{ merchant_goods_id: 'a', wxpay_goods_id: '1', goods_name: '茶', quantity: 1, unit_price: 0 }],
    },
    settle_info: { profit_sharing: false },
  })
  assert.equal(full.status, 200, full.text)
})
