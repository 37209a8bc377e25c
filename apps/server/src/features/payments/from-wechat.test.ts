import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TradeState, Transaction } from '@teyue/wechatpay/transaction'
import type { SealedExchange } from '../../base/exchanges.ts'
import { after, exampleMoment, examplePayment } from '../../testing/examples.ts'
import { toAbsentReport, toClosedReport, toOpenReport, toPaymentReport, toRefusedReport } from './from-wechat.ts'
import type { PaymentReport } from './payment-report.ts'

const exchange: SealedExchange = { id: 'exc_1', at: exampleMoment, masked: {}, sealed: Buffer.alloc(0) }
const order: Transaction = {
  sp_appid: 'wxsp',
  sp_mchid: '1900000001',
  sub_appid: 'wxsub',
  sub_mchid: '1600000001',
  out_trade_no: 'pay_1',
  transaction_id: '4200000001',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'CMC',
  success_time: '2026-11-23T12:00:00+08:00',
  payer: { sp_openid: 'under sp', sub_openid: 'under sub' },
  amount: { total: 1000, payer_total: 900 },
}

test('each of WeChat’s trade states is one of ours', () => {
  const ours: Record<TradeState, PaymentReport['state']> = {
    NOTPAY: 'open',
    USERPAYING: 'open',
    PAYERROR: 'open',
    SUCCESS: 'paid',
    REFUND: 'paid',
    CLOSED: 'closed',
    REVOKED: 'closed',
  }
  for (const [trade_state, state] of Object.entries(ours)) {
    const report = toPaymentReport({ ...order, trade_state: trade_state as TradeState }, 'query', exchange)
    assert.equal(report.state, state)
    assert.equal(report.transaction === null, state !== 'paid', trade_state)
  }
})

test('M13: a paid order tells both openids, each with the appid it belongs to', () => {
  assert.deepEqual(toPaymentReport(order, 'notice', { id: 'exc_2' }), {
    paymentId: 'pay_1',
    state: 'paid',
    spMchid: '1900000001',
    spAppid: 'wxsp',
    subMchid: '1600000001',
    amount: 1000,
    transaction: {
      transactionId: '4200000001',
      paidAt: new Date('2026-11-23T04:00:00Z'),
      bankType: 'CMC',
      payerTotal: 900,
      payer: { sp: { appid: 'wxsp', openid: 'under sp' }, sub: { appid: 'wxsub', openid: 'under sub' } },
    },
    payToken: null,
    refusal: null,
    attempt: null,
    source: 'notice',
    exchange: { id: 'exc_2' },
  })
})

test('what WeChat leaves out or empty is null, never a guess', () => {
  const { bank_type: _b, amount: _a, payer: _p, success_time: _s, ...bare } = order
  const report = toPaymentReport({ ...bare, trade_state: 'REFUND' }, 'query', exchange)
  const payer = { sp: null, sub: null }
  assert.deepEqual(report.transaction, {
    transactionId: '4200000001',
    paidAt: null,
    bankType: null,
    payerTotal: null,
    payer,
  })
  assert.equal(report.amount, null)
  assert.equal(toPaymentReport({ ...order, success_time: '' }, 'query', exchange).transaction?.paidAt, null)
  assert.deepEqual(
    toPaymentReport({ ...order, payer: { sp_openid: '', sub_openid: '' } }, 'query', exchange).transaction?.payer,
    payer,
  )
  const { transaction_id: _t, ...numberless } = order
  assert.equal(toPaymentReport(numberless, 'query', exchange).transaction, null)
})

test('Q41: what the payer pays with lapses after two hours, an H5 link after five minutes, and never after the order', () => {
  const lives = [
    { product: 'native', token: { code_url: 'weixin://x' }, text: 'weixin://x', lifeMs: 7_200_000 },
    { product: 'jsapi', token: { prepay_id: 'wx1' }, text: 'wx1', lifeMs: 7_200_000 },
    { product: 'h5', token: { h5_url: 'https://x' }, text: 'https://x', lifeMs: 300_000 },
  ] as const
  for (const { product, token, text, lifeMs } of lives) {
    const payment = examplePayment({ product, attempts: 3, expiresAt: after(exampleMoment, 86_400_000) })
    const report = toOpenReport(payment, token, exampleMoment, exchange)
    assert.deepEqual(report.payToken, { text, expiresAt: after(exampleMoment, lifeMs) })
    assert.equal(report.attempt, 3)
    const short = { ...payment, expiresAt: after(exampleMoment, 60_000) }
    assert.deepEqual(toOpenReport(short, token, exampleMoment, exchange).payToken?.expiresAt, short.expiresAt)
  }
})

test('a word about our own call speaks of our order, and carries no amount', () => {
  const payment = examplePayment({ attempts: 2 })
  const reports = [
    [toClosedReport(payment, exchange), 'closed', null],
    [toAbsentReport(payment, null), 'absent', null],
    [toRefusedReport(payment, { code: 'NO_AUTH', message: 'no' }, null), 'refused', 2],
  ] as const
  for (const [report, state, attempt] of reports) {
    const { spMchid, spAppid, subMchid } = payment.identity
    const { exchange: _, ...said } = report
    assert.deepEqual(
      { ...said, source: null, refusal: null },
      {
        paymentId: payment.id,
        state,
        spMchid,
        spAppid,
        subMchid,
        amount: null,
        transaction: null,
        payToken: null,
        refusal: null,
        attempt,
        source: null,
      },
    )
  }
  assert.deepEqual(reports[2][0].refusal, { code: 'NO_AUTH', message: 'no' })
})
