import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WechatPayError } from '../errors.ts'
import type { Behaviour } from '../testing/server.ts'
import {
  answerXml,
  fieldsOf,
  ourPem,
  paidCode,
  parties,
  startSecureServer,
  type Told,
  v2ClientOf,
} from '../testing/v2.ts'

const out_trade_no = paidCode.out_trade_no
const order = { ...parties, out_trade_no }
const payment = {
  ...order,
  body: '面',
  total_fee: 888,
  spbill_create_ip: '127.0.0.1',
  auth_code: '134567890123456789',
}

const userPaying = { result_code: 'FAIL', err_code: 'USERPAYING', err_code_des: '需要用户输入支付密码' }
const waiting = {
  ...order,
  mch_id: paidCode.mch_id,
  trade_state: 'USERPAYING',
  trade_state_desc: '需要用户输入支付密码',
}

test('Q20, Q17: USERPAYING is no failure: polled to its end, the payer who types the password has paid', async (t) => {
  const answers = [userPaying, waiting, waiting, { ...paidCode, trade_state: 'SUCCESS' }]
  const server = await startSecureServer(t, oneAfterTheOther(answers), { accepted: [ourPem], asked: true })
  const { codePayments, orders } = v2ClientOf(t, server.url, { certificate: ourPem, ca: server.ca })

  const error = await codePayments.pay(payment).catch((error: unknown) => error)
  assert(error instanceof WechatPayError)
  assert.deepEqual([error.code, error.outcomeKnown, error.mayRetry], ['USERPAYING', false, false])

  const states: string[] = []
  while (states.at(-1) !== 'SUCCESS') states.push((await orders.query(order)).data.trade_state)
  assert.deepEqual(states, ['USERPAYING', 'USERPAYING', 'SUCCESS'])
  assert.deepEqual(
    server.arrivals.map(({ url }) => url),
    ['/pay/micropay', '/pay/orderquery', '/pay/orderquery', '/pay/orderquery'],
  )
})

test('Q18: one that has no end is reversed, again where WeChat says recall, under the same number', async (t) => {
  const busy = { result_code: 'FAIL', err_code: 'SYSTEMERROR', err_code_des: '系统错误', recall: 'Y' }
  const answers = [userPaying, waiting, busy, { recall: 'Y' }, { recall: 'N' }]
  const server = await startSecureServer(t, oneAfterTheOther(answers), { accepted: [ourPem], asked: true })
  const { codePayments, orders } = v2ClientOf(t, server.url, { certificate: ourPem, ca: server.ca })
  await assert.rejects(codePayments.pay(payment), { code: 'USERPAYING' })
  assert.equal((await orders.query(order)).data.trade_state, 'USERPAYING')

  await assert.rejects(codePayments.reverse(order), { code: 'SYSTEM_ERROR', mayRetry: true, outcomeKnown: false })
  await assert.rejects(codePayments.reverse(order), { code: 'RECALL', mayRetry: true, outcomeKnown: false })
  assert.equal((await codePayments.reverse(order)).data, null)
  assert.deepEqual(
    server.arrivals.slice(2).map((arrival) => [arrival.url, fieldsOf(arrival).out_trade_no]),
    Array.from({ length: 3 }, () => ['/secapi/pay/reverse', out_trade_no]),
  )
})

function oneAfterTheOther(answers: readonly Told[]): Behaviour {
  return (response, arrival, nth) => answerXml(answers[nth - 1] ?? {})(response, arrival, nth)
}
