import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balances } from '../../testing/code-stage.ts'
import { openCombineStage, SECOND_FEN } from '../../testing/combine-stage.ts'
import { ask } from '../../testing/control-client.ts'
import { openNotice } from '../../testing/notice-receiver.ts'
import { assertRefused } from '../../testing/refused.ts'
import { AMOUNT_FEN } from '../../testing/stage.ts'

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

async function states(stage: Awaited<ReturnType<typeof openCombineStage>>, number: string): Promise<unknown[]> {
  const { sub_orders: parts } = (await stage.queryCombined(number)).body as Parts
  return parts.map((part) => part.trade_state)
}
