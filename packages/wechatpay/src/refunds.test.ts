import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AbnormalRefund, RefundRequest } from './refunds.ts'
import { openSensitive } from './sealing.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { acceptedRefund, makeCertificate, makePublicKey, SUB_MCHID } from './testing/wechat.ts'

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

test('Q7, Q9: an answer about another refund or order is none', async (t) => {
  for (const name of ['out_refund_no', 'transaction_id'] as const) {
    const server = await startServer(t, answerSigned(key, 200, { ...acceptedRefund, [name]: 'another' }))
    const { refunds } = clientOf(t, server.url, [key])
    await assert.rejects(refunds.create(request), { code: 'BAD_ANSWER', mayRetry: false, outcomeKnown: false })
    if (name === 'transaction_id') continue
    const { out_refund_no, sub_mchid } = request
    await assert.rejects(refunds.query({ out_refund_no, sub_mchid }), { code: 'BAD_ANSWER', outcomeKnown: false })
  }
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

const abnormal = {
  refund_id: '50000000382019052709732678859',
  out_refund_no: request.out_refund_no,
  sub_mchid: SUB_MCHID,
}

test('an abnormal refund goes to a card of the payer’s, whose number and name leave this process sealed', async (t) => {
  const card = {
    type: 'USER_BANK_CARD',
    bank_type: 'ICBC_DEBIT',
    bank_account: '6222020200112233445',
    real_name: '张三',
  } as const
  const certificate = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1')
  for (const wechatKey of [key, certificate]) {
    const server = await startServer(t, answerSigned(wechatKey, 200, acceptedRefund))
    const { data, exchange } = await clientOf(t, server.url, [wechatKey]).refunds.mendAbnormal({ ...abnormal, ...card })
    assert.deepEqual(data, acceptedRefund)

    const arrival = server.arrivals[0]
    assertSigned(arrival)
    assert.equal(arrival?.url, `/v3/refund/domestic/refunds/${abnormal.refund_id}/apply-abnormal-refund`)
    assert.equal(arrival?.headers['wechatpay-serial'], wechatKey.serial)
    const { bank_account, real_name, ...open } = JSON.parse(arrival?.body ?? '')
    const { refund_id: _inPath, ...rest } = abnormal
    assert.deepEqual(open, { ...rest, type: 'USER_BANK_CARD', bank_type: 'ICBC_DEBIT' })
    assert.equal(openSensitive(wechatKey.privateKey, bank_account), card.bank_account)
    assert.equal(openSensitive(wechatKey.privateKey, real_name), card.real_name)
    assert.equal(exchange.requestBody.includes(card.bank_account), false)
  }
})

test('an abnormal refund goes to the merchant’s bank account, with nothing to seal', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, acceptedRefund))
  await clientOf(t, server.url, [key]).refunds.mendAbnormal({ ...abnormal, type: 'MERCHANT_BANK_CARD' })
  const { refund_id: _inPath, ...rest } = abnormal
  assert.deepEqual(JSON.parse(server.arrivals[0]?.body ?? ''), { ...rest, type: 'MERCHANT_BANK_CARD' })
})

test('without a key of WeChat’s to seal for, nothing is sent', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, acceptedRefund))
  const expired = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E1', -100, -1)
  const card = { type: 'USER_BANK_CARD', bank_type: 'ICBC_DEBIT', bank_account: '1', real_name: '张三' } as const
  for (const keys of [[], [expired]]) {
    const mending = clientOf(t, server.url, keys).refunds.mendAbnormal({ ...abnormal, ...card })
    await assert.rejects(mending, { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
  }
  assert.equal(server.arrivals.length, 0)
})

test('a card without its owner, or with nothing to do with it, does not compile', () => {
  // @ts-expect-error whose card?
  const nobodys: AbnormalRefund = { ...abnormal, type: 'USER_BANK_CARD', bank_type: 'ICBC_DEBIT', bank_account: '1' }
  // @ts-expect-error the merchant's own account is known to WeChat
  const both: AbnormalRefund = { ...abnormal, type: 'MERCHANT_BANK_CARD', bank_account: '1' }
  assert.notDeepEqual(nobodys, both)
})
