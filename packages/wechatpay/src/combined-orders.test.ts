import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callUpApp } from './call-up.ts'
import type { CombinedH5Order, CombinedJsapiOrder, CombinedOrder, SubOrder } from './combined-orders.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, merchantKey, NOON, paidCombination, SP_MCHID, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const noodles: SubOrder = {
  mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  sub_appid: 'wxd678efh567hg6999',
  out_trade_no: 'T20261123000001',
  description: '牛肉面',
  attach: '深圳分店',
  amount: { total_amount: 10, currency: 'CNY' },
  detail: '大碗',
  goods_tag: 'WXG',
  settle_info: { profit_sharing: true, subsidy_amount: 1 },
}
const tea: SubOrder = {
  mchid: SP_MCHID,
  sub_mchid: '1900000110',
  out_trade_no: 'T20261123000002',
  description: '茶',
  attach: '广州分店',
  amount: { total_amount: 25, currency: 'CNY' },
}
const order: CombinedOrder = {
  combine_appid: 'wx2421b1c4370ec43b',
  combine_mchid: SP_MCHID,
  combine_out_trade_no: 'C20261123000001',
  time_start: '2026-11-23T12:00:00+08:00',
  time_expire: '2026-11-23T13:00:00+08:00',
  notify_url: 'https://pay.example.cn/notify/wechat/a1',
  limit_pay: ['no_balance'],
  scene_info: { payer_client_ip: '14.17.22.32', device_id: 'POS1:1' },
  sub_orders: [noodles, tea],
}
const jsapiOrder: CombinedJsapiOrder = { ...order, combine_payer_info: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }
const h5Order: CombinedH5Order = {
  ...order,
  scene_info: { payer_client_ip: '14.17.22.32', device_id: 'POS1:1', h5_info: { type: 'Wap' } },
}

test('Q21: each product of combined paying goes to its own path and brings its own answer', async (t) => {
  const answers: Record<string, object> = {
    jsapi: { prepay_id: 'wx1' },
    app: { prepay_id: 'wx2' },
    native: { code_url: 'weixin://wxpay/bizpayurl/up?pr=x' },
    h5: { h5_url: 'https://wx.tenpay.com/x' },
  }
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(key, 200, answers[arrival.url.split('/').at(-1) ?? ''])(response, arrival, nth),
  )
  const { combinedOrders } = clientOf(t, server.url, [key])
  assert.deepEqual((await combinedOrders.jsapi(jsapiOrder)).data, answers.jsapi)
  assert.deepEqual((await combinedOrders.miniProgram(jsapiOrder)).data, answers.jsapi)
  assert.deepEqual((await combinedOrders.app(order)).data, answers.app)
  assert.deepEqual((await combinedOrders.native(order)).data, answers.native)
  assert.deepEqual((await combinedOrders.h5(h5Order)).data, answers.h5)

  const products = ['jsapi', 'jsapi', 'app', 'native', 'h5']
  assert.deepEqual(
    server.arrivals.map(({ method, url }) => `${method} ${url}`),
    products.map((product) => `POST /v3/combine-transactions/${product}`),
  )
  for (const [index, sent] of [jsapiOrder, jsapiOrder, order, order, h5Order].entries()) {
    assertSigned(server.arrivals[index])
    assert.deepEqual(JSON.parse(server.arrivals[index]?.body ?? ''), sent)
  }
})

test('Q21: the APP call-up of a combined order names the provider as partner and signs the bare prepay id', () => {
  const { privateKey } = merchantKey
  const input = { appid: order.combine_appid, prepayId: 'wx2', privateKey, now: NOON, partnerid: order.combine_mchid }
  const shown = callUpApp(input)
  assert.deepEqual([shown.partnerid, shown.prepayid, shown.package], [SP_MCHID, 'wx2', 'Sign=WXPay'])
})

test('Q23: a combined order is queried by its own interface, paid and unpaid', async (t) => {
  const unpaid = {
    ...paidCombination,
    combine_transaction_id: '4200002026112300000000000000',
    combine_payer_info: {},
    sub_orders: paidCombination.sub_orders.map(({ mchid, sub_mchid, out_trade_no }) => {
      return { mchid, sub_mchid, out_trade_no, trade_state: 'NOTPAY', success_time: '', transaction_id: '' }
    }),
  }
  for (const combination of [paidCombination, unpaid]) {
    const told = { ...combination, combine_out_trade_no: 'C2026|1' }
    const server = await startServer(t, answerSigned(key, 200, told))
    const { data } = await clientOf(t, server.url, [key]).combinedOrders.query('C2026|1')
    assert.deepEqual(data, told)
    assert.equal(server.arrivals[0]?.url, '/v3/combine-transactions/out-trade-no/C2026%7C1')
  }
  const server = await startServer(t, answerUnsigned(404, { code: 'ORDER_NOT_EXIST', message: '订单不存在' }))
  const query = clientOf(t, server.url, [key]).combinedOrders.query('C1')
  await assert.rejects(query, { code: 'ORDER_NOT_EXIST', outcomeKnown: true })
})

test('Q27: a combined order is closed whole, by its own interface', async (t) => {
  const server = await startServer(t, answerSigned(key, 204, null))
  const { combinedOrders } = clientOf(t, server.url, [key])
  await combinedOrders.close(order)
  const { combine_appid, combine_out_trade_no } = order
  const sub_orders = [
    { mchid: SP_MCHID, sub_mchid: SUB_MCHID, sub_appid: noodles.sub_appid, out_trade_no: noodles.out_trade_no },
    { mchid: SP_MCHID, sub_mchid: tea.sub_mchid, out_trade_no: tea.out_trade_no },
  ]
  assert.equal(server.arrivals[0]?.url, `/v3/combine-transactions/out-trade-no/${combine_out_trade_no}/close`)
  assert.deepEqual(JSON.parse(server.arrivals[0]?.body ?? ''), { combine_appid, sub_orders })
})

test('Q25: two sub-orders of one number, none, or more than fifty are not sent', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { code_url: 'weixin://x' }))
  const { combinedOrders } = clientOf(t, server.url, [key])
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...tea, out_trade_no: `T202611230000${n}` }))
  await assert.rejects(combinedOrders.native({ ...order, sub_orders: [noodles, tea, noodles] }), TypeError)
  await assert.rejects(combinedOrders.native({ ...order, sub_orders: [] }), RangeError)
  await assert.rejects(combinedOrders.native({ ...order, sub_orders: numbered(51) }), RangeError)
  const { combine_appid, combine_out_trade_no } = order
  const close = combinedOrders.close({ combine_appid, combine_out_trade_no, sub_orders: [tea, tea] })
  await assert.rejects(close, TypeError)
  assert.equal(server.arrivals.length, 0)
  await combinedOrders.native({ ...order, sub_orders: numbered(50) })
})

test('M21, M22: a combined order under another account, or with half a fen, is not sent', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { code_url: 'weixin://x' }))
  const { combinedOrders } = clientOf(t, server.url, [key])
  await assert.rejects(combinedOrders.native({ ...order, combine_mchid: '1900000002' }), TypeError)
  const foreign = { ...tea, mchid: '1900000002' }
  await assert.rejects(combinedOrders.native({ ...order, sub_orders: [noodles, foreign] }), TypeError)
  const half = { ...tea, amount: { total_amount: 0.5, currency: 'CNY' as const } }
  await assert.rejects(combinedOrders.native({ ...order, sub_orders: [half] }), RangeError)
  assert.equal(server.arrivals.length, 0)
})

test('M15, M20: a payer without an appid, or an order without its merchant, does not compile', () => {
  const payer = { sub_openid: 'o2' }
  // @ts-expect-error sub_openid needs the sub_appid of the first sub-order
  const stranger: CombinedJsapiOrder = { ...order, sub_orders: [tea], combine_payer_info: payer }
  // @ts-expect-error somebody must pay
  const nobody: CombinedJsapiOrder = { ...order, combine_payer_info: {} }
  const { sub_mchid: _owner, ...direct } = tea
  // @ts-expect-error whose order?
  const nobodys: SubOrder = direct
  const known: SubOrder & { sub_appid: string } = { ...tea, sub_appid: 'wxd678efh567hg6999' }
  const right: CombinedJsapiOrder = { ...order, sub_orders: [known, noodles], combine_payer_info: payer }
  assert.equal(new Set([stranger, nobody, nobodys, right]).size, 4)
})
