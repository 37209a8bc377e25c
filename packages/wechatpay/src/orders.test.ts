import assert from 'node:assert/strict'
import { verify } from 'node:crypto'
import { test } from 'node:test'
import { callUpJsapi, callUpMessage } from './call-up.ts'
import type { H5Order, JsapiOrder, NativeOrder } from './order-requests.ts'
import { answerSigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, merchantKey, NOON, paidTransaction, SP_MCHID, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const order: NativeOrder = {
  sp_appid: 'wx2421b1c4370ec43b',
  sp_mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  description: '腾讯大厦分店-QQ公仔',
  out_trade_no: 'T20261123000001',
  notify_url: 'https://pay.example.cn/notify/wechat/a1',
  amount: { total: 100, currency: 'CNY' },
}
const jsapiOrder: JsapiOrder = { ...order, payer: { sp_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }
const h5Order: H5Order = { ...order, scene_info: { payer_client_ip: '14.23.150.211', h5_info: { type: 'Wap' } } }
const named = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: 'T2026_a-b|c*d' }

test('Q11, Q12, Q13, Q14, Q15: each product goes to its own partner path and brings its own answer', async (t) => {
  const answers: Record<string, object> = {
    jsapi: { prepay_id: 'wx1' },
    app: { prepay_id: 'wx2' },
    native: { code_url: 'weixin://wxpay/bizpayurl?pr=x' },
    h5: { h5_url: 'https://wx.tenpay.com/x' },
  }
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(key, 200, answers[arrival.url.split('/').at(-1) ?? ''])(response, arrival, nth),
  )
  const { orders } = clientOf(t, server.url, [key])

  assert.deepEqual((await orders.jsapi(jsapiOrder)).data, answers.jsapi)
  assert.deepEqual((await orders.miniProgram(jsapiOrder)).data, answers.jsapi)
  assert.deepEqual((await orders.app(order)).data, answers.app)
  assert.deepEqual((await orders.native(order)).data, answers.native)
  assert.deepEqual((await orders.h5(h5Order)).data, answers.h5)
  const products = ['jsapi', 'jsapi', 'app', 'native', 'h5']
  assert.deepEqual(
    server.arrivals.map(({ method, url }) => `${method} ${url}`),
    products.map((product) => `POST /v3/pay/partner/transactions/${product}`),
  )
  assert.deepEqual(JSON.parse(server.arrivals[4]?.body ?? ''), h5Order)
})

test('Q4, Q5: an order is queried by our number and by WeChat’s', async (t) => {
  const told = { ...paidTransaction, out_trade_no: named.out_trade_no, transaction_id: '4200001' }
  const server = await startServer(t, answerSigned(key, 200, told))
  const { orders } = clientOf(t, server.url, [key])
  const { data, exchange } = await orders.queryByOutTradeNo(named)
  assert.deepEqual(data, told)
  assert.deepEqual(JSON.parse(exchange.answerBody.toString()), told)

  await orders.queryByTransactionId({ sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, transaction_id: '4200001' })
  const parties = `sp_mchid=${SP_MCHID}&sub_mchid=${SUB_MCHID}`
  assert.deepEqual(
    server.arrivals.map(({ method, url }) => `${method} ${url}`),
    [
      `GET /v3/pay/partner/transactions/out-trade-no/T2026_a-b%7Cc*d?${parties}`,
      `GET /v3/pay/partner/transactions/id/4200001?${parties}`,
    ],
  )
  for (const arrival of server.arrivals) assertSigned(arrival)
})

test('Q4: an unpaid order, which lacks much or has it empty, is an order all the same', async (t) => {
  const { sp_appid, sp_mchid, sub_mchid } = paidTransaction
  const { out_trade_no } = named
  const bare = { sp_appid, sp_mchid, sub_mchid, out_trade_no, trade_state: 'NOTPAY', trade_state_desc: '订单未支付' }
  const empty = { ...bare, payer: {}, promotion_detail: [], transaction_id: '', success_time: '', trade_type: '' }
  for (const unpaid of [bare, empty]) {
    const server = await startServer(t, answerSigned(key, 200, unpaid))
    assert.deepEqual((await clientOf(t, server.url, [key]).orders.queryByOutTradeNo(named)).data, unpaid)
  }
})

test('Q4, Q5: the answer to another question, rightly signed, is not the answer to ours', async (t) => {
  const told = { ...paidTransaction, out_trade_no: named.out_trade_no, transaction_id: '4200001' }
  const others = { out_trade_no: 'T2', transaction_id: '4200002', sp_mchid: '1999999998', sub_mchid: '1999999999' }
  for (const [name, other] of Object.entries(others)) {
    const server = await startServer(t, answerSigned(key, 200, { ...told, [name]: other }))
    const { orders } = clientOf(t, server.url, [key])
    const ask = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID }
    const query =
      name === 'transaction_id'
        ? orders.queryByTransactionId({ ...ask, transaction_id: told.transaction_id })
        : orders.queryByOutTradeNo(named)
    const message = new RegExp(`another ${name}`)
    await assert.rejects(query, { code: 'BAD_ANSWER', outcomeKnown: false, message })
  }
})

test('Q6: an order is closed, and the signature of the empty answer is verified', async (t) => {
  const server = await startServer(t, answerSigned(key, 204, null))
  const { data, exchange } = await clientOf(t, server.url, [key]).orders.close(named)
  assert.equal(data, null)
  assert.equal(exchange.status, 204)
  assert.equal(server.arrivals[0]?.url, '/v3/pay/partner/transactions/out-trade-no/T2026_a-b%7Cc*d/close')
  assert.deepEqual(JSON.parse(server.arrivals[0]?.body ?? ''), { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID })

  const stranger = await startServer(t, answerSigned(makePublicKey(), 204, null))
  await assert.rejects(clientOf(t, stranger.url, [key]).orders.close(named), {
    code: 'BAD_SIGNATURE',
    outcomeKnown: false,
  })
})

test('Q2: the order and its call-up are signed with the same private key', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { prepay_id: 'wx201410272009395522657a690389285100' }))
  const { data } = await clientOf(t, server.url, [key]).orders.jsapi(jsapiOrder)
  assertSigned(server.arrivals[0])

  const { privateKey, publicKey } = merchantKey
  const shown = callUpJsapi({ appid: order.sp_appid, prepayId: data.prepay_id, privateKey, now: NOON })
  const message = callUpMessage(shown.appId, shown.timeStamp, shown.nonceStr, shown.package)
  assert.equal(verify('sha256', message, publicKey, Buffer.from(shown.paySign, 'base64')), true)
})

test('every request carries what WeChat asks for, under the provider’s number', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { code_url: 'weixin://x' }))
  await clientOf(t, server.url, [key], { userAgent: 'test/1' }).orders.native(order)
  const headers = server.arrivals[0]?.headers ?? {}
  assert.equal(headers.accept, 'application/json')
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['user-agent'], 'test/1')
  assert.equal(headers['wechatpay-serial'], key.serial)
  assert.match(headers.authorization ?? '', new RegExp(`^WECHATPAY2-SHA256-RSA2048 mchid="${SP_MCHID}",`))
})

test('M22: there is no direct-mode payment call', async (t) => {
  const { orders } = clientOf(t, 'http://127.0.0.1:1', [key])
  const calls = ['app', 'close', 'h5', 'jsapi', 'miniProgram', 'native', 'queryByOutTradeNo', 'queryByTransactionId']
  assert.deepEqual(Object.keys(orders).toSorted(), calls)
})

test('M21, M22: a request for another account, or with an amount or number that cannot be, is not sent', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { code_url: 'weixin://x' }))
  const { orders, refunds } = clientOf(t, server.url, [key])
  await assert.rejects(orders.native({ ...order, sp_mchid: '1900000002' }), TypeError)
  await assert.rejects(orders.queryByOutTradeNo({ ...named, sp_mchid: '1900000002' }), TypeError)
  await assert.rejects(orders.close({ ...named, out_trade_no: '../../../certificates' }), TypeError)
  for (const total of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
    await assert.rejects(orders.native({ ...order, amount: { total } }), RangeError)
  }
  const amount = { refund: 0.1, total: 1, currency: 'CNY' } as const
  await assert.rejects(
    refunds.create({ sub_mchid: SUB_MCHID, out_refund_no: 'R1', transaction_id: '42', amount }),
    RangeError,
  )
  assert.equal(server.arrivals.length, 0)
})

test('M15, M20: an openid without the appid it belongs to does not compile', () => {
  const { sub_mchid, sp_mchid, sp_appid, description, out_trade_no, notify_url, amount } = order
  const terms = { sub_mchid, sp_mchid, sp_appid, description, out_trade_no, notify_url, amount }
  // @ts-expect-error sub_openid needs sub_appid
  const wrong: JsapiOrder = { ...terms, payer: { sub_openid: 'o2' } }
  // @ts-expect-error somebody must pay
  const nobody: JsapiOrder = { ...terms, payer: {} }
  const right: JsapiOrder[] = [
    { ...terms, payer: { sp_openid: 'o1' } },
    { ...terms, sub_appid: 'wx2', payer: { sp_openid: 'o1' } },
    { ...terms, sub_appid: 'wx2', payer: { sub_openid: 'o2' } },
    { ...terms, sub_appid: 'wx2', payer: { sp_openid: 'o1', sub_openid: 'o2' } },
  ]
  assert.equal(new Set([wrong, nobody, ...right]).size, 6)
})
