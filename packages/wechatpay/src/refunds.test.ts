import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RefundRequest } from './refunds.ts'
import { answerSigned, answerUnsigned, clientOf, startServer } from './testing/server.ts'
import { acceptedRefund, makePublicKey, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const request: RefundRequest = {
  sub_mchid: SUB_MCHID,
  out_refund_no: 'R20261123000001@a',
  transaction_id: '4200002026112300000000000001',
  reason: '商品已售完',
  notify_url: 'https://pay.example.cn/notify/wechat/a1',
  amount: { refund: 40, total: 100, currency: 'CNY' },
}

test('Q7: a refund is asked for, and accepted is not yet succeeded', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, acceptedRefund))
  const { data } = await clientOf(t, server.url, [key]).refunds.create(request)
  assert.deepEqual(data, acceptedRefund)
  assert.equal(`${server.arrivals[0]?.method} ${server.arrivals[0]?.url}`, 'POST /v3/refund/domestic/refunds')
  assert.deepEqual(JSON.parse(server.arrivals[0]?.body ?? ''), request)
})

test('Q9: a single refund is queried, with the sub-merchant it belongs to', async (t) => {
  const done = { ...acceptedRefund, status: 'SUCCESS', success_time: '2026-11-23T12:00:03+08:00' }
  const server = await startServer(t, answerSigned(key, 200, done))
  const { out_refund_no, sub_mchid } = request
  const { data } = await clientOf(t, server.url, [key]).refunds.query({ out_refund_no, sub_mchid })
  assert.deepEqual(data, done)
  assert.equal(server.arrivals[0]?.url, `/v3/refund/domestic/refunds/R20261123000001%40a?sub_mchid=${SUB_MCHID}`)
})

test('Q40: a refund that was not funded may be asked for again under its own number', async (t) => {
  const server = await startServer(t, (response, arrival, nth) => {
    const refusal = answerUnsigned(403, { code: 'NOT_ENOUGH', message: '基本账户余额不足，请充值后重新发起' })
    const behave = nth === 1 ? refusal : answerSigned(key, 200, acceptedRefund)
    behave(response, arrival, nth)
  })
  const { refunds } = clientOf(t, server.url, [key])
  await assert.rejects(refunds.create(request), { code: 'NOT_ENOUGH', mayRetry: true, outcomeKnown: true })
  await refunds.create(request)
  assert.equal(server.arrivals[0]?.body, server.arrivals[1]?.body)
})

test('a refund of no order, or of two, does not compile', () => {
  const { transaction_id, ...rest } = request
  // @ts-expect-error which order?
  const none: RefundRequest = { ...rest }
  // @ts-expect-error which of the two?
  const both: RefundRequest = { ...rest, transaction_id: transaction_id ?? '', out_trade_no: 'T1' }
  assert.notDeepEqual(none, both)
})
