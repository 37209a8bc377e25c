import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RefundNotice, RefundStatus, Refund as WechatRefund } from '@teyue/wechatpay/refund-shapes'
import type { SealedExchange } from '../../base/exchanges.ts'
import { exampleMoment, exampleRefund } from '../../testing/examples.ts'
import { fromNotice, toAbsentReport, toRefundReport, toRefusedReport } from './from-wechat.ts'
import type { RefundReport } from './refund-report.ts'

const exchange: SealedExchange = { id: 'exc_1', at: exampleMoment, masked: {}, sealed: Buffer.alloc(0) }
const answer: WechatRefund = {
  refund_id: '5000000001',
  out_refund_no: 'rfd_1',
  transaction_id: '4200000001',
  out_trade_no: 'pay_1',
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  success_time: '2026-11-23T12:00:00+08:00',
  create_time: '2026-11-23T11:59:00+08:00',
  status: 'SUCCESS',
  amount: { total: 1000, refund: 400, payer_total: 1000, payer_refund: 400 },
}
const notice: RefundNotice = {
  sp_mchid: '1900000001',
  sub_mchid: '1600000001',
  out_trade_no: 'pay_1',
  transaction_id: '4200000001',
  out_refund_no: 'rfd_1',
  refund_id: '5000000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-23T12:00:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 1000, refund: 400, payer_total: 1000, payer_refund: 400 },
}
const told: RefundReport = {
  id: 'rfd_1',
  refundId: '5000000001',
  paymentId: 'pay_1',
  spMchid: null,
  subMchid: null,
  transactionId: '4200000001',
  total: 1000 as RefundReport['amount'],
  state: 'succeeded',
  amount: 400 as RefundReport['amount'],
  receivedAccount: '支付用户零钱',
  acceptedAt: new Date('2026-11-23T03:59:00Z'),
  succeededAt: new Date('2026-11-23T04:00:00Z'),
  refusal: null,
  attempt: null,
  source: 'answer',
  exchange,
}

test('Q8: an answer, a query and a notice tell a refund alike', () => {
  assert.deepEqual(toRefundReport(answer, 'answer', exchange), told)
  assert.deepEqual(toRefundReport(answer, 'query', exchange), { ...told, source: 'query' })
  const kept = { id: 'exc_2' }
  const fromTheNotice = {
    ...told,
    source: 'notice',
    spMchid: '1900000001',
    subMchid: '1600000001',
    acceptedAt: null,
    exchange: kept,
  }
  assert.deepEqual(fromNotice(notice, kept), fromTheNotice)
})

test('each of WeChat’s states is one of ours, in the answer’s field and in the notice’s', () => {
  const ours: Record<RefundStatus, RefundReport['state']> = {
    PROCESSING: 'processing',
    SUCCESS: 'succeeded',
    CLOSED: 'closed',
    ABNORMAL: 'abnormal',
  }
  for (const [status, state] of Object.entries(ours) as [RefundStatus, RefundReport['state']][]) {
    assert.equal(toRefundReport({ ...answer, status }, 'query', exchange).state, state)
    assert.equal(fromNotice({ ...notice, refund_status: status }, { id: 'exc_2' }).state, state)
  }
})

test('what WeChat leaves empty is null', () => {
  const { success_time: _, ...unfinished } = answer
  const report = toRefundReport({ ...unfinished, status: 'PROCESSING', user_received_account: '' }, 'answer', exchange)
  assert.equal(report.succeededAt, null)
  assert.equal(report.receivedAccount, null)
})

test('a refusal speaks of the try it refuses, and an absence of none', () => {
  const refund = exampleRefund({ attempts: 2 })
  const nobody = { spMchid: null, subMchid: null, transactionId: null }
  const nothing = { ...nobody, refundId: null, paymentId: null, total: null, amount: null, receivedAccount: null }
  assert.deepEqual(toRefusedReport(refund, { code: 'NO_AUTH', message: 'no' }, null), {
    ...nothing,
    id: refund.id,
    state: 'refused',
    acceptedAt: null,
    succeededAt: null,
    refusal: { code: 'NO_AUTH', message: 'no' },
    attempt: 2,
    source: 'answer',
    exchange: null,
  })
  const absent = toAbsentReport(refund, exchange)
  assert.deepEqual([absent.state, absent.refusal, absent.attempt, absent.source], ['absent', null, null, 'query'])
})
