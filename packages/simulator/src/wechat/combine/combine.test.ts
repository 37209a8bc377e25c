import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balances } from '../../testing/code-stage.ts'
import { openCombineStage, SECOND_FEN } from '../../testing/combine-stage.ts'
import { ask } from '../../testing/control-client.ts'
import { openNotice } from '../../testing/notice-receiver.ts'
import { assertRefused } from '../../testing/refused.ts'
import { AMOUNT_FEN, makeAppid } from '../../testing/stage.ts'
import { assertRefusedV2 } from '../../testing/v2-refused.ts'

const PAYER_FEN = 100_000_000
const TOTAL_FEN = AMOUNT_FEN + SECOND_FEN
const DAY_MS = 86_400_000

type Parts = { sub_orders: Record<string, unknown>[] } & Record<string, unknown>

test('Q21, Q22, Q23: a combined order is scanned with its total, paid in one act, and told by one notice', async (t) => {
  const stage = await openCombineStage(t)
  const made = await stage.combine('whole-01', { scene_info: { device_id: 'POS1:1', payer_client_ip: '1.2.3.4' } })
  assert.match(String(made.body.code_url), /^weixin:\/\/wxpay\/bizpayurl\?pr=/, made.text)
  const link = { code_url: made.body.code_url }
  type Seen = { parts: { merchant_name: string; amount_fen: number }[] } & Record<string, unknown>
  const seen = await stage.control<Seen>('POST', '/scan', link)
  assert.deepEqual([seen.out_trade_no, seen.merchant_name, seen.amount_fen], ['whole-01', '特约云', TOTAL_FEN])
  assert.deepEqual(
    seen.parts.map((part) => [part.merchant_name, part.amount_fen]),
    [
      ['晴天咖啡', AMOUNT_FEN],
      ['二店', SECOND_FEN],
    ],
  )
  assert.equal((await stage.pay(link)).result, 'SUCCESS')
  await stage.control('POST', '/flush')
  assert.equal(stage.receiver.received.length, 1)
  const notice = stage.receiver.received[0]!
  assert.equal((JSON.parse(notice.text) as { event_type: string }).event_type, 'TRANSACTION.SUCCESS')
  const opened = openNotice(notice, stage.provider.api_v3_key) as Parts
  const { combine_transaction_id: whole, ...queried } = (await stage.queryCombined('whole-01')).body as Parts
  assert.deepEqual(opened, queried, 'its own query tells the same')
  assert.match(String(whole), /^4200\d{24}$/)
  assert.deepEqual(opened.combine_payer_info, { openid: await stage.openid(stage.payer, stage.spAppid) })
  assert.deepEqual(opened.scene_info, { device_id: 'POS1:1' })
  const parts = opened.sub_orders
  assert.deepEqual(
    parts.map((part) => [
      part.mchid,
      part.sub_mchid,
      part.out_trade_no,
      part.trade_type,
      part.trade_state,
      part.attach,
    ]),
    [
      [stage.provider.mchid, stage.subMchid, 'whole-01-a', 'NATIVE', 'SUCCESS', 'attach of whole-01-a'],
      [stage.provider.mchid, stage.secondMchid, 'whole-01-b', 'NATIVE', 'SUCCESS', 'attach of whole-01-b'],
    ],
  )
  const amount = { total_amount: AMOUNT_FEN, payer_amount: AMOUNT_FEN, currency: 'CNY', payer_currency: 'CNY' }
  assert.deepEqual(parts[0]?.amount, amount)
  assert.notEqual(parts[0]?.transaction_id, parts[1]?.transaction_id)
})

test('each part has its merchant, its fee and its place in the books', async (t) => {
  const stage = await openCombineStage(t)
  await stage.paidCombined('books-01')
  type Line = { sub_mchid: string; balance_fen: number; fee_fen: number; paid_fen: number }
  const { merchants, sum_fen } = await stage.control<{ merchants: Line[]; sum_fen: number }>('GET', '/books')
  // 0.6 % of 1,000 fen is 6, of 501 fen 3.006.
  assert.deepEqual(
    merchants.map((line) => [line.sub_mchid, line.paid_fen, line.fee_fen, line.balance_fen]),
    [
      [stage.subMchid, AMOUNT_FEN, 6, 994],
      [stage.secondMchid, SECOND_FEN, 3, 498],
    ],
  )
  assert.equal(sum_fen, 0)
  assert.equal((await balances(stage)).payer, PAYER_FEN - TOTAL_FEN)
  const order = await stage.control<Record<string, unknown>>('GET', `/orders/${stage.provider.mchid}/books-01-a`)
  assert.deepEqual([order.state, order.combination], ['SUCCESS', 'books-01'])
})

test('all or nothing: a balance that is short by a fen pays no part', async (t) => {
  const stage = await openCombineStage(t)
  const poor = await stage.control<{ id: string }>('POST', '/payers', { name: '穷人', balance_fen: TOTAL_FEN - 1 })
  const link = { code_url: (await stage.combine('short-01')).body.code_url }
  assert.partialDeepStrictEqual(await stage.pay(link, { payer: poor.id }), { result: 'FAIL', reason: 'NOT_ENOUGH' })
  assert.deepEqual(await states(stage, 'short-01'), ['NOTPAY', 'NOTPAY'])
  assert.equal((await balances(stage)).merchant ?? 0, 0)
})

test('Q24: refunds go part by part, by the merchant of that part, never by the number of the whole', async (t) => {
  const stage = await openCombineStage(t)
  await stage.paidCombined('refund-1')
  const refund = (number: string, outRefundNo: string, changes: object) =>
    stage.refund(number, outRefundNo, 1, { amount: { refund: 1, total: SECOND_FEN, currency: 'CNY' }, ...changes })
  const second = { sub_mchid: stage.secondMchid }
  assertRefused(await refund('refund-1', 'r0', second), 404, 'RESOURCE_NOT_EXISTS')
  assertRefused(await refund('refund-1-b', 'r0', {}), 400, 'INVALID_REQUEST', 268_447_845)
  assert.equal((await refund('refund-1-b', 'r1', second)).status, 200)
  const { sub_orders: parts } = (await stage.queryCombined('refund-1')).body as Parts
  const by = { out_trade_no: undefined, transaction_id: parts[1]?.transaction_id }
  assert.equal((await refund('', 'r2', { ...second, ...by })).status, 200, 'by the part’s own transaction id')
  await stage.advance(5_000)
  assert.deepEqual(await states(stage, 'refund-1'), ['SUCCESS', 'REFUND'])
  assert.equal((await balances(stage)).payer, PAYER_FEN - TOTAL_FEN + 2)
})

test('Q25: the number of the whole and those of the parts were never used, by this SP, for anything', async (t) => {
  const stage = await openCombineStage(t)
  await stage.native('single-1')
  await stage.combine('unique-1')
  const twice = { sub_orders: [stage.part('same-0001'), stage.secondPart('same-0001')] }
  const used: [string, Record<string, unknown>][] = [
    ['unique-2', twice],
    ['unique-3', { sub_orders: [stage.part('unique-3'), stage.secondPart('unique-3-b')] }],
    ['unique-4', { sub_orders: [stage.part('single-1')] }],
    ['unique-5', { sub_orders: [stage.part('unique-1-a')] }],
    ['unique-6', { sub_orders: [stage.part('unique-1')] }],
    ['single-1', {}],
    ['unique-1-b', {}],
  ]
  for (const [number, changes] of used) {
    assertRefused(await stage.combine(number, changes), 403, 'OUT_TRADE_NO_USED', 268_498_688)
  }
  for (const number of ['unique-1', 'unique-1-a']) assertRefused(await stage.native(number), 403, 'OUT_TRADE_NO_USED')
})

test('Q40: the same combined order again is the same one with a fresh code; another is refused', async (t) => {
  const stage = await openCombineStage(t)
  const first = { code_url: (await stage.combine('again-01')).body.code_url }
  const second = { code_url: (await stage.combine('again-01')).body.code_url }
  assert.equal((await ask(stage.url, 'POST', '/scan', first)).body.code, 'CODE_EXPIRED')
  const other = { sub_orders: [stage.part('again-01-a'), stage.secondPart('again-01-b', { attach: 'other' })] }
  assertRefused(await stage.combine('again-01', other), 400, 'INVALID_REQUEST', 268_498_688)
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const jsapi = await stage.combine('again-01', { combine_payer_info: { openid } }, 'jsapi')
  assertRefused(jsapi, 403, 'OUT_TRADE_NO_USED', 268_498_688)
  assert.equal((await stage.pay(second)).result, 'SUCCESS')
  assertRefused(await stage.combine('again-01'), 400, 'INVALID_REQUEST', 268_498_689)
  assert.equal(
    (await ask(stage.url, 'POST', '/pay', { payer: stage.payer, password: '123456', ...second })).status,
    409,
  )
})

test('Q26: whoever starts is granted to start, whoever takes part to take part, each with its product', async (t) => {
  const stage = await openCombineStage(t)
  const start = (granted: boolean) =>
    stage.control('PUT', `/providers/${stage.provider.mchid}/permissions/combine`, { granted })
  const join = (name: string, granted: boolean) =>
    stage.control('PUT', `/merchants/${stage.secondMchid}/permissions/${name}`, { granted })
  await start(false)
  assertRefused(await stage.combine('permit-1'), 403, 'NO_AUTH')
  await start(true)
  await join('combine', false)
  assertRefused(await stage.combine('permit-1'), 403, 'NO_AUTH')
  await join('combine', true)
  await join('native', false)
  assertRefused(await stage.combine('permit-1'), 403, 'NO_AUTH')
  await join('native', true)
  assert.equal((await stage.combine('permit-1')).status, 200)
})

test('Q26: all stand under one combine_appid, and every part is of the SP that starts', async (t) => {
  const stage = await openCombineStage(t)
  const loose = await makeAppid(stage.url, '散号', '特约云科技有限公司')
  const other = await stage.control<{ mchid: string }>('POST', '/providers', {})
  assertRefused(await stage.combine('bound-01', { combine_appid: loose }), 400, 'APPID_MCHID_NOT_MATCH', 268_445_527)
  assertRefused(await stage.combine('bound-01', { combine_mchid: other.mchid }), 400, 'PARAM_ERROR')
  const foreign = { sub_orders: [stage.part('bound-01-a', { mchid: other.mchid })] }
  assertRefused(await stage.combine('bound-01', foreign), 400, 'PARAM_ERROR')
  const unbound = { sub_orders: [stage.part('bound-01-a', { sub_appid: loose })] }
  assertRefused(await stage.combine('bound-01', unbound), 400, 'APPID_MCHID_NOT_MATCH')
  const bound = {
    sub_orders: [stage.part('bound-01-a', { sub_appid: stage.subAppid }), stage.secondPart('bound-01-b')],
  }
  const made = await stage.combine('bound-01', bound)
  await stage.pay({ code_url: made.body.code_url })
  const { sub_orders: parts } = (await stage.queryCombined('bound-01')).body as Parts
  assert.deepEqual(
    parts.map((part) => [part.sub_appid, part.sub_openid]),
    [
      [stage.subAppid, await stage.openid(stage.payer, stage.subAppid)],
      [undefined, undefined],
    ],
    'M13: sub_openid comes back if and only if sub_appid was sent',
  )
})

test('Q27: the ordinary interface knows no part of a combined order, and the combined one nothing else', async (t) => {
  const stage = await openCombineStage(t)
  await stage.combine('mixed-01')
  for (const number of ['mixed-01', 'mixed-01-a']) {
    assertRefused(await stage.query(number), 404, 'ORDER_NOT_EXIST', 268_512_771)
    assertRefused(await stage.close(number), 404, 'ORDER_NOT_EXIST')
    assertRefusedV2(stage, await stage.v2('/pay/orderquery', { out_trade_no: number }), 'ORDERNOTEXIST')
    assertRefusedV2(stage, await stage.v2('/pay/closeorder', { out_trade_no: number }), 'ORDERNOTEXIST')
  }
  await stage.native('mixed-02')
  for (const number of ['mixed-02', 'mixed-01-a']) {
    assertRefused(await stage.queryCombined(number), 404, 'ORDER_NOT_EXIST', 268_512_771)
    assertRefused(await stage.closeCombined(number), 404, 'ORDER_NOT_EXIST')
  }
  await stage.paidCombined('mixed-03')
  const { sub_orders: parts } = (await stage.queryCombined('mixed-03')).body as Parts
  const partner = `sp_mchid=${stage.provider.mchid}&sub_mchid=${stage.subMchid}`
  const byId = `/v3/pay/partner/transactions/id/${parts[0]?.transaction_id}?${partner}`
  assertRefused(await stage.call('GET', byId), 404, 'ORDER_NOT_EXIST')
  const query = await stage.call('GET', '/v3/combine-transactions/out-trade-no/mixed-03?mchid=1')
  assertRefused(query, 400, 'PARAM_ERROR', 270_924_358)
})

test('a combined order is closed whole or not at all, repeatably, and never once it is paid', async (t) => {
  const stage = await openCombineStage(t)
  const link = { code_url: (await stage.combine('close-01')).body.code_url }
  const some = { sub_orders: [{ mchid: stage.provider.mchid, sub_mchid: stage.subMchid, out_trade_no: 'close-01-a' }] }
  assertRefused(await stage.closeCombined('close-01', some), 400, 'INVALID_REQUEST')
  assertRefused(await stage.closeCombined('close-01', { combine_appid: stage.subAppid }), 400, 'APPID_MCHID_NOT_MATCH')
  assertRefused(await stage.closeCombined('close-01', { sub_orders: [] }), 400, 'PARAM_ERROR', 268_435_464)
  assert.deepEqual(await states(stage, 'close-01'), ['NOTPAY', 'NOTPAY'])
  assert.equal((await stage.closeCombined('close-01')).status, 204)
  assert.equal((await stage.closeCombined('close-01')).status, 204)
  assert.deepEqual(await states(stage, 'close-01'), ['CLOSED', 'CLOSED'])
  assert.equal((await ask(stage.url, 'POST', '/scan', link)).body.code, 'ORDER_CLOSED')
  assertRefused(await stage.combine('close-01'), 400, 'ORDER_CLOSED', 268_447_914)
  await stage.paidCombined('close-02')
  assertRefused(await stage.closeCombined('close-02'), 400, 'ORDER_PAID', 268_449_538)
})

test('Q44: a combined order lapses in all its parts at its time_expire, or after 7 days', async (t) => {
  const stage = await openCombineStage(t)
  await stage.combine('lapse-01')
  const soon = new Date(Date.now() + DAY_MS).toISOString().replace(/\.\d+Z$/, '+00:00')
  await stage.combine('lapse-02', { time_start: soon, time_expire: soon })
  await stage.advance(DAY_MS)
  assert.deepEqual(await states(stage, 'lapse-02'), ['CLOSED', 'CLOSED'])
  assert.deepEqual(await states(stage, 'lapse-01'), ['NOTPAY', 'NOTPAY'])
  await stage.advance(6 * DAY_MS)
  assert.deepEqual(await states(stage, 'lapse-01'), ['CLOSED', 'CLOSED'])
})

test('Q21: by JSAPI for the payer named, by APP and by H5, each with what opens it', async (t) => {
  const stage = await openCombineStage(t)
  for (const merchant of [stage.subMchid, stage.secondMchid]) {
    for (const product of ['app', 'h5']) {
      await stage.control('PUT', `/merchants/${merchant}/permissions/${product}`, { granted: true })
    }
  }
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const jsapi = await stage.combine('ways-001', { combine_payer_info: { openid } }, 'jsapi')
  const other = await stage.control<{ id: string }>('POST', '/payers', { name: '李四' })
  const link = { prepay_id: jsapi.body.prepay_id }
  assert.partialDeepStrictEqual(await stage.pay(link, { payer: other.id }), { result: 'FAIL', reason: 'OTHER_PAYER' })
  assert.equal((await stage.pay(link)).result, 'SUCCESS')
  const app = await stage.combine('ways-002', {}, 'app')
  assert.equal((await stage.pay({ prepay_id: app.body.prepay_id })).result, 'SUCCESS')
  const scene_info = { device_id: 'shop', payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const h5 = await stage.combine('ways-003', { scene_info }, 'h5')
  assert.equal((await stage.pay({ h5_url: h5.body.h5_url })).result, 'SUCCESS')
  const types = await Promise.all(['ways-001', 'ways-002', 'ways-003'].map((number) => stage.queryCombined(number)))
  assert.deepEqual(
    types.map(({ body }) => (body as Parts).sub_orders[0]?.trade_type),
    ['JSAPI', 'APP', 'MWEB'],
  )
})

test('M15, M20: an openid of a combined order belongs to combine_appid, a sub_openid to a sub_appid', async (t) => {
  const stage = await openCombineStage(t)
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const sub_openid = await stage.openid(stage.payer, stage.subAppid)
  const sub_orders = [stage.part('openid-1-a', { sub_appid: stage.subAppid }), stage.secondPart('openid-1-b')]
  const wrong: [Record<string, unknown>, number | undefined][] = [
    [{ combine_payer_info: { openid: sub_openid } }, 268_435_461],
    [{ combine_payer_info: { sub_openid } }, 268_435_461],
    [{ combine_payer_info: { openid, sub_openid } }, 268_435_461],
    [{ combine_payer_info: {} }, 268_501_013],
    [{ sub_orders, combine_payer_info: { openid, sub_openid: openid } }, 268_435_461],
  ]
  for (const [changes, inner] of wrong) {
    assertRefused(await stage.combine('openid-1', changes, 'jsapi'), 400, 'PARAM_ERROR', inner)
  }
  const identity = { type: 'IDCARD', number: 'sealed', name: 'sealed' }
  const named = await stage.combine('openid-1', { combine_payer_info: { openid, identity } }, 'jsapi')
  assertRefused(named, 403, 'NO_AUTH')
  const both = { sub_orders, combine_payer_info: { openid, sub_openid } }
  const made = await stage.combine('openid-1', both, 'jsapi')
  assert.equal((await stage.pay({ prepay_id: made.body.prepay_id })).result, 'SUCCESS')
})

test('every field of a combined order has its presence, type and bounds', async (t) => {
  const stage = await openCombineStage(t)
  const part = (changes: object) => ({ sub_orders: [{ ...stage.part('fields-1'), ...changes }] })
  const many = Array.from({ length: 51 }, (_, index) => stage.part(`fields-${index}`))
  const wrong: [Record<string, unknown>, string, string?][] = [
    [{ combine_appid: undefined }, '/combine_appid'],
    [{ combine_mchid: undefined }, '/combine_mchid'],
    [{ combine_out_trade_no: 'a' }, '/combine_out_trade_no'],
    [{ combine_out_trade_no: 'a'.repeat(33) }, '/combine_out_trade_no'],
    [{ combine_out_trade_no: 'at@sign' }, '/combine_out_trade_no'],
    [{ notify_url: undefined }, '/notify_url'],
    [{ notify_url: 'https://example.com/?a=1' }, '/notify_url'],
    [{ time_start: 'today' }, '/time_start'],
    [{ time_expire: '2026-12-01' }, '/time_expire'],
    [{ limit_pay: ['no_credit'] }, '/limit_pay/0'],
    [{ scene_info: {} }, '/scene_info/payer_client_ip'],
    [{ scene_info: { device_id: 'a'.repeat(17), payer_client_ip: '1.2.3.4' } }, '/scene_info/device_id'],
    [{ scene_info: { payer_client_ip: '1.2.3.4' } }, '/scene_info/device_id', 'h5'],
    [{ scene_info: { device_id: 'a', payer_client_ip: '1.2.3.4' } }, '/scene_info/h5_info', 'h5'],
    [{ combine_payer_info: undefined }, '/combine_payer_info', 'jsapi'],
    [{ combine_payer_info: { openid: 1 } }, '/combine_payer_info/openid', 'jsapi'],
    [{ combine_payer_info: { identity: { type: 'ID' } } }, '/combine_payer_info/identity/type', 'app'],
    [{ combine_payer_info: { openid: 'a' } }, '/combine_payer_info/openid', 'app'],
    [{ sub_orders: undefined }, '/sub_orders'],
    [{ sub_orders: [] }, '/sub_orders'],
    [{ sub_orders: many }, '/sub_orders'],
    [part({ mchid: undefined }), '/sub_orders/0/mchid'],
    [part({ sub_mchid: undefined }), '/sub_orders/0/sub_mchid'],
    [part({ out_trade_no: 'five5' }), '/sub_orders/0/out_trade_no'],
    [part({ description: undefined }), '/sub_orders/0/description'],
    [part({ description: '汉'.repeat(128) }), '/sub_orders/0/description'],
    [part({ attach: undefined }), '/sub_orders/0/attach'],
    [part({ attach: 'a'.repeat(129) }), '/sub_orders/0/attach'],
    [part({ amount: { total_amount: 1 } }), '/sub_orders/0/amount/currency'],
    [part({ amount: { total_amount: 0, currency: 'CNY' } }), '/sub_orders/0/amount/total_amount'],
    [part({ amount: { total_amount: 1_000_000_001, currency: 'CNY' } }), '/sub_orders/0/amount/total_amount'],
    [part({ goods_tag: 'a'.repeat(33) }), '/sub_orders/0/goods_tag'],
    [part({ settle_info: { profit_sharing: 1 } }), '/sub_orders/0/settle_info/profit_sharing'],
    [part({ settle_info: { subsidy_amount: -1 } }), '/sub_orders/0/settle_info/subsidy_amount'],
    [part({ detail: 'a' }), '/sub_orders/0/detail'],
    [part({ detail: 'a'.repeat(6_001) }), '/sub_orders/0/detail', 'app'],
    [part({ profit_sharing: 'Y' }), '/sub_orders/0/profit_sharing', 'app'],
    [
      { subsidy_info: { subsidy_detail: [{ subsidy_period_type: 'WEEKLY' }] } },
      '/subsidy_info/subsidy_detail/0/subsidy_period_type',
      'app',
    ],
    [{ description: 'a' }, '/description'],
  ]
  for (const [changes, field, product] of wrong) {
    const reply = await stage.combine('fields-1', changes, product)
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal((reply.body.detail as { field: string }).field, field, reply.text)
  }
  const full = await stage.combine('|*', {
    sub_orders: Array.from({ length: 50 }, (_, index) =>
      stage.part(`full-${index}`, {
        description: '😀'.repeat(127),
        goods_tag: 'WXG',
        settle_info: { profit_sharing: false, subsidy_amount: 0 },
      }),
    ),
    limit_pay: ['no_balance', 'no_debit', 'balance_only'],
    combine_payer_info: {},
  })
  assert.equal(full.status, 200, full.text)
})

async function states(stage: Awaited<ReturnType<typeof openCombineStage>>, number: string): Promise<unknown[]> {
  const { sub_orders: parts } = (await stage.queryCombined(number)).body as Parts
  return parts.map((part) => part.trade_state)
}
