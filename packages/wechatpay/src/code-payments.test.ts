import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CodeOrder, CodePayments } from './code-payments.ts'
import { WechatPayError } from './errors.ts'
import { answerSigned, answerUnsigned, assertSigned, type Behaviour, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, paidTransaction, SP_MCHID, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const order: CodeOrder = {
  sp_appid: 'wx2421b1c4370ec43b',
  sp_mchid: SP_MCHID,
  sub_appid: 'wxd678efh567hg6999',
  sub_mchid: SUB_MCHID,
  description: '深圳分店-牛肉面',
  out_trade_no: 'T20261123000001',
  attach: '桌号 7',
  goods_tag: 'WXG',
  support_fapiao: false,
  payer: { auth_code: '130061098828009406' },
  amount: { total: 100, currency: 'CNY' },
  scene_info: { device_id: 'POS1', device_ip: '10.0.0.1', store_info: { id: '0001', out_id: 'A1111' } },
  detail: {
    cost_price: 120,
    invoice_id: '小票 1',
    goods_detail: [
      { merchant_goods_id: '1', wxpay_goods_id: '1001', goods_name: '牛肉面', quantity: 1, unit_price: 100 },
    ],
  },
  settle_info: { profit_sharing: false },
}
const parties = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: order.out_trade_no }
const paid = { ...paidTransaction, sub_appid: order.sub_appid, trade_type: 'MICROPAY' }

test('Q16: a code is charged, and the answer is the result', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, paid))
  const { data } = await clientOf(t, server.url, [key]).codePayments.pay(order)
  assert.deepEqual(data, paid)
  const [arrival] = server.arrivals
  assert.equal(`${arrival?.method} ${arrival?.url}`, 'POST /v3/pay/partner/transactions/codepay')
  assert.deepEqual(JSON.parse(arrival?.body ?? ''), order)
  assertSigned(arrival)
})

test('Q16: a payer who is asked for the password has not paid yet: USERPAYING, under 200 and 202 alike', async (t) => {
  const waiting = { ...parties, trade_state: 'USERPAYING' }
  for (const status of [200, 202]) {
    const server = await startServer(t, answerSigned(key, status, waiting))
    const { data } = await clientOf(t, server.url, [key]).codePayments.pay(order)
    assert.deepEqual(data, waiting)
  }
})

test('Q18: what may have been paid is reversed under its own number', async (t) => {
  const answer = { sp_appid: order.sp_appid, ...parties }
  const server = await startServer(t, answerSigned(key, 200, answer))
  const { codePayments } = clientOf(t, server.url, [key])
  const { data } = await codePayments.reverse(order)
  assert.deepEqual(data, answer)
  const [arrival] = server.arrivals
  assert.equal(arrival?.url, `/v3/pay/partner/transactions/out-trade-no/${order.out_trade_no}/reverse`)
  const body = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, sp_appid: order.sp_appid, sub_appid: 'wxd678efh567hg6999' }
  assert.deepEqual(JSON.parse(arrival?.body ?? ''), body)

  const again = await startServer(t, answerSigned(key, 200, { ...parties, recall: 'Y' }))
  const recalled = clientOf(t, again.url, [key]).codePayments.reverse(parties)
  await assert.rejects(recalled, { code: 'RECALL', mayRetry: true, outcomeKnown: false })
})

const charge = (client: CodePayments) => client.pay(order, { answerTimeoutMs: 1500 })
const reverse = (client: CodePayments) => client.reverse(parties, { answerTimeoutMs: 1500 })

type Row = readonly [
  act: typeof charge | typeof reverse,
  behave: Behaviour,
  code: string,
  retry: boolean,
  known: boolean,
]

const certain = (act: Row[0], status: number, code: string, told = code): Row => [
  act,
  refuse(status, code),
  told,
  false,
  true,
]
const doubtful = (status: number, code: string, told = code, retry = false): Row => [
  charge,
  refuse(status, code),
  told,
  retry,
  false,
]

const rows: Row[] = [
  certain(charge, 400, 'PARAM_ERROR'),
  certain(charge, 400, 'INVALID_REQUEST'),
  certain(charge, 401, 'SIGN_ERROR'),
  certain(charge, 403, 'NO_AUTH'),
  certain(charge, 403, 'NOAUTH', 'NO_AUTH'),
  certain(charge, 400, 'MCH_NOT_EXISTS'),
  certain(charge, 400, 'APPID_MCHID_NOT_MATCH'),
  certain(charge, 403, 'RULE_LIMIT'),
  certain(charge, 400, 'AUTH_CODE_ERROR'),
  certain(charge, 400, 'AUTH_CODE_INVALID'),
  certain(charge, 400, 'AUTHCODEEXPIRE'),
  certain(charge, 400, 'AUTH_CODE_EXPIRED', 'AUTHCODEEXPIRE'),
  certain(charge, 403, 'NOT_ENOUGH'),
  certain(charge, 403, 'NOTENOUGH', 'NOT_ENOUGH'),
  certain(charge, 403, 'NOTSUPORTCARD'),
  certain(charge, 400, 'BUYER_MISMATCH'),
  certain(charge, 400, 'ORDER_CLOSED'),
  certain(charge, 400, 'ORDERREVERSED', 'ORDER_REVERSED'),
  doubtful(400, 'USERPAYING'),
  doubtful(500, 'SYSTEM_ERROR'),
  doubtful(500, 'SYSTEMERROR', 'SYSTEM_ERROR'),
  doubtful(500, 'BANKERROR', 'BANK_ERROR'),
  doubtful(400, 'BANK_ERROR'),
  doubtful(403, 'TRADE_ERROR'),
  doubtful(400, 'ORDERPAID', 'ORDER_PAID'),
  doubtful(403, 'OUT_TRADE_NO_USED'),
  doubtful(403, 'CODE_OF_NEXT_YEAR'),
  doubtful(500, 'AUTH_CODE_INVALID'),
  doubtful(503, 'SERVICE_UNAVAILABLE'),
  doubtful(429, 'FREQUENCY_LIMITED', 'FREQUENCY_LIMITED', true),
  doubtful(429, 'RATELIMIT_EXCEEDED', 'RATELIMIT_EXCEEDED', true),
  [
    charge,
    answerUnsigned(400, { code: 'INVALID_REQUEST', message: '该订单已支付' }, { 'Request-ID': '0-268498689' }),
    'INVALID_REQUEST',
    false,
    false,
  ],
  [charge, answerSigned(key, 202, { code: 'USERPAYING', message: '需要用户输入支付密码' }), 'USERPAYING', false, false],
  [charge, answerUnsigned(502, '<html>'), 'BAD_ANSWER', false, false],
  [charge, answerUnsigned(200, paid), 'BAD_SIGNATURE', false, false],
  [charge, answerSigned(key, 200, {}), 'BAD_ANSWER', false, false],
  [charge, answerSigned(key, 200, { ...paid, transaction_id: '' }), 'BAD_ANSWER', false, false],
  [charge, answerSigned(key, 200, { ...paid, trade_state: 'PAID' }), 'BAD_ANSWER', false, false],
  [charge, (response) => response.destroy(), 'NO_ANSWER', false, false],
  [charge, () => undefined, 'NO_ANSWER', false, false],
  certain(reverse, 400, 'PARAM_ERROR'),
  certain(reverse, 400, 'INVALID_REQUEST'),
  certain(reverse, 404, 'ORDER_NOT_EXIST'),
  certain(reverse, 400, 'REVERSE_EXPIRE'),
  [reverse, refuse(403, 'TRADE_ERROR'), 'TRADE_ERROR', false, false],
  [reverse, refuse(403, 'USERPAYING'), 'USERPAYING', false, false],
  [reverse, refuse(500, 'SYSTEM_ERROR'), 'SYSTEM_ERROR', true, false],
  [reverse, (response) => response.destroy(), 'NO_ANSWER', true, false],
]

test('Q16, Q18: a listed failure is certain, all else may have charged the payer, and is never simply made again', async (t) => {
  for (const [act, behave, code, mayRetry, outcomeKnown] of rows) {
    const name = `${act === charge ? 'pay' : 'reverse'}: ${code} (retry ${mayRetry}, known ${outcomeKnown})`
    await t.test(name, async (t) => {
      const server = await startServer(t, behave)
      const error = await act(clientOf(t, server.url, [key]).codePayments).then(
        () => assert.fail('the call went through'),
        (error: unknown) => error,
      )
      assert(error instanceof WechatPayError, String(error))
      assert.deepEqual([error.code, error.mayRetry, error.outcomeKnown], [code, mayRetry, outcomeKnown])
      assert.equal(server.arrivals.length, 1)
    })
  }
})

test('Q16: nothing is sent for another account, of no code, or of half a fen; what was not sent may be sent again', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, paid))
  const { codePayments } = clientOf(t, server.url, [key])
  await assert.rejects(codePayments.pay({ ...order, sp_mchid: '1900000002' }), TypeError)
  await assert.rejects(codePayments.reverse({ ...parties, sp_mchid: '1900000002' }), TypeError)
  await assert.rejects(codePayments.pay({ ...order, amount: { total: 0.5 } }), RangeError)
  for (const auth_code of [
    '',
    '13006109882800940',
    '1300610988280094061',
    '13006109882800940x',
    'https://qr.alipay.com/x',
  ]) {
    const refused = codePayments.pay({ ...order, payer: { auth_code } })
    await assert.rejects(
      refused,
      (error: Error) => error instanceof TypeError && !error.message.includes(auth_code || '?'),
    )
  }
  assert.equal(server.arrivals.length, 0)

  const nowhere = clientOf(t, 'http://127.0.0.1:1', [key]).codePayments.pay(order)
  await assert.rejects(nowhere, { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
})

test('Q16: a code payment without its shop, with a notice or with an expiry does not compile', () => {
  // @ts-expect-error which shop?
  const nowhere: CodeOrder = { ...order, scene_info: { device_id: 'POS1' } }
  // @ts-expect-error nobody is notified
  const notified: CodeOrder = { ...order, notify_url: 'https://a.example' }
  // @ts-expect-error the code lives one minute
  const expiring: CodeOrder = { ...order, time_expire: '2026-11-23T12:00:00+08:00' }
  const { sp_appid: _appid, ...rest } = order
  // @ts-expect-error under which appid?
  const anonymous: CodeOrder = rest
  assert.equal(new Set([nowhere, notified, expiring, anonymous]).size, 4)
})

function refuse(status: number, code: string): Behaviour {
  return answerUnsigned(status, { code, message: '拒绝' }, { 'Request-ID': '08F5B8C2-0-268435461' })
}
